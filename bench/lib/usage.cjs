// Where GNU time is missing, loaded into every Node that is measured: leaves an account of its resources.
const { writeFileSync } = require('node:fs');

const account = process.env.BENCH_USAGE;
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  if (account) writeFileSync(account, `${userCPUTime / 1e6} ${systemCPUTime / 1e6} ${maxRSS}\n`);
});
