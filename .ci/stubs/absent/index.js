// regstat reads and writes files itself, so danfojs-node's own readers are left out.
// Every property is the same function: it answers to any import and throws when it is called.
function absent() {
  throw new Error(
    'the readers of danfojs-node are not part of regstat: use `regstat read` and the panel instead',
  );
}

module.exports = new Proxy(absent, { get: () => absent });
