/** Words of "Read as text" and of its handout that are not lessons. */
export const textStrings = {
  contents: 'Phases of the story',
  toMap: 'Watch on the map',
  print: 'Print',
  before: 'Before the first step',
  step: (number: number, time: string) => `Step ${number}, ${time}`,
  says: (speaker: string, secrecy: string) => `${speaker}, ${secrecy}`,
  seenBy: (readers: string) => `On the way this can be read by: ${readers}.`,
  onTheWay: (sight: string) => `On the way, ${sight}`,
  takeaway: 'What to take away',
  questions: 'Questions',
  questionsLead: 'Answer them from the text above. The answers are at the end.',
  isItTrue: 'Is it true?',
  answers: 'Answers',
  story: 'What did the story show?',
  whoRead: 'Who on the way could read a line of this story, and which was the first?',
  nobodyRead: 'Nobody. No line crossed in the clear.',
  read: (readers: string, number: number, line: string) =>
    `${readers}. The first such line was at step ${number}: ${line}`,
  howLong: 'How long did the story take, and how did it end?',
  ended: (time: string, heading: string) => `${time}. ${heading}.`,
} as const;
