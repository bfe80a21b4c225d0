// Runs before every test file. A test that passes in one time zone only is a test of the machine
// it ran on, so the suite fixes the zone and refuses to run in another.

const offsetMinutes = new Date(2026, 6, 1).getTimezoneOffset();

if (process.env['TZ'] !== 'UTC' || offsetMinutes !== 0) {
  throw new Error('The tests run with TZ=UTC. Start them with `npm run test:unit`.');
}
