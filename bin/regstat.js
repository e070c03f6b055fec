#!/usr/bin/env node
// CommonJS, because Node takes a third longer to start with an ES module.
const [, , first, ...more] = process.argv;

if (more.length === 0 && (first === '--version' || first === '-V')) {
  console.log(require('../package.json').version);
} else {
  require('./load.js').load().main();
}
