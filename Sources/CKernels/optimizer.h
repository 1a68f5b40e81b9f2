/* One step of an optimizer on a run of parameters whose gradient is at hand. */

/* Adam's moments and the momentum's velocity are zero by definition below these sizes: they would sink
 * into subnormal numbers, which are slow, and flushing modes differ between processors. */
#define SMALLEST_FIRST 1e-30f
#define SMALLEST_SECOND 1e-36f

INLINE void adam(const lec_optimizer *o, long at, vf g) {
  vf m = load(o->first + at), v = load(o->second + at);
  m = fma_(g - m, broadcast(o->gain1), m);
  v = fma_(fma_(g, g, -v), broadcast(o->gain2), v);
  m = keep((vi)(magnitude(m) > broadcast(SMALLEST_FIRST)) | (vi)(m != m), m);
  v = keep(~(vi)(v <= broadcast(SMALLEST_SECOND)), v);
  store(o->first + at, m);
  store(o->second + at, v);
  vf change = broadcast(o->rate) * m / (sqrt_(v) + broadcast(o->epsilon));
  store(o->parameters + at, load(o->parameters + at) - change);
}

INLINE void momentum(const lec_optimizer *o, long at, vf g) {
  vf push = broadcast(o->rate) * g, v = load(o->first + at);
  v = fma_(broadcast(o->momentum), v, -push);
  v = keep((vi)(magnitude(v) > broadcast(SMALLEST_FIRST)) | (vi)(v != v), v);
  store(o->first + at, v);
  vf change = o->nesterov ? fma_(broadcast(o->momentum), v, -push) : v;
  store(o->parameters + at, load(o->parameters + at) + change);
}

INLINE void sgd(const lec_optimizer *o, long at, vf g) {
  store(o->parameters + at, fma_(broadcast(-o->rate), g, load(o->parameters + at)));
}

/* Moves `count` parameters (a multiple of 16) from number `at` on. */
INLINE void apply_gradient(const lec_optimizer *o, long at, const float *g, long count) {
  switch (o->rule) {
    case LEC_ADAM:
      UNROLL_BY_2 for (long i = 0; i < count; i += LEC_WIDTH) adam(o, at + i, load(g + i));
      break;
    case LEC_MOMENTUM:
      for (long i = 0; i < count; i += LEC_WIDTH) momentum(o, at + i, load(g + i));
      break;
    case LEC_SGD:
      for (long i = 0; i < count; i += LEC_WIDTH) sgd(o, at + i, load(g + i));
      break;
    case LEC_KEEP:
      for (long i = 0; i < count; i += LEC_WIDTH) store(o->first + at + i, load(g + i));
      break;
  }
}
