// A further thread of the program.
require('./load.js').load().serve();
