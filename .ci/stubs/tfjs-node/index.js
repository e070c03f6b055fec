// danfojs-node asks `data instanceof tf.Tensor` of everything it is given, so Tensor must stay a class.
// Whatever else it asks for is float32 arithmetic (DataFrame.add, pctChange, scalers): refused by name.
class Tensor {}

module.exports = new Proxy(
  { Tensor },
  {
    get(known, name) {
      if (name in known || typeof name === 'symbol' || name === '__esModule') return known[name];
      throw new Error(`tensorflow.${name} is not part of regstat: its numbers are float32`);
    },
  },
);
