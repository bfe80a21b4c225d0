/** The terminal's words about programs that send: their options, and how a capture differs. */
export const clientStrings = {
  heading: (name: string) =>
    `\nOptions of ${name}, as sender.program.OPTION with sender.program.name=${name}\n`,
  badClient: (client: string, known: readonly string[]) =>
    `settings: --client ${client}: expected one of ${known.join(', ')}.`,
  endDifference: (source: string, expected: string, got: string) =>
    `${source}, at the end:\n  expected  ${expected}\n  got       ${got}\n`,
  handshakeFailed: 'a handshake that fails',
  serverName: (name: string | null) =>
    name === null ? 'a ClientHello without a server name' : `a ClientHello that names ${name}`,
  closed: 'the connection closed by the client',
  endedEarly: 'the client had given up',
  gaveUp: (seconds: number) => `the client gives up after ${seconds} s`,
  outcome: 'outcome',
  exposed: 'credentials exposed',
  exitCode: 'exit code',
  told: 'told its user',
} as const;
