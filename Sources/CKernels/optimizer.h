/* One step of an optimizer on a run of parameters whose gradient is at hand. */

/* Adam's moments and the momentum's velocity are zero by definition below these sizes: they would sink
 * into subnormal numbers, which are slow, and flushing modes differ between processors. */
#define SMALLEST_FIRST 1e-30f
#define SMALLEST_SECOND 1e-36f

INLINE vf adam_change(const lec_optimizer *o, long at, vf g) {
  vf m = load(o->first + at), v = load(o->second + at);
  m = fma_(g - m, broadcast(o->gain1), m);
  v = fma_(fma_(g, g, -v), broadcast(o->gain2), v);
  m = keep((vi)(magnitude(m) > broadcast(SMALLEST_FIRST)) | (vi)(m != m), m);
  v = keep(~(vi)(v <= broadcast(SMALLEST_SECOND)), v);
  store(o->first + at, m);
  store(o->second + at, v);
  return broadcast(o->rate) * m / (sqrt_(v) + broadcast(o->epsilon));
}

INLINE void adam(const lec_optimizer *o, long at, vf g) {
  store(o->parameters + at, load(o->parameters + at) - adam_change(o, at, g));
}

INLINE void adamw(const lec_optimizer *o, long at, vf g) {
  vf w = load(o->parameters + at);
  store(o->parameters + at, fma_(broadcast(-o->decay), w, w) - adam_change(o, at, g));
}

/* The change that RMSprop makes without momentum. */
INLINE vf rmsprop_change(const lec_optimizer *o, long at, vf g) {
  vf v = load(o->first + at);
  v = fma_(fma_(g, g, -v), broadcast(o->gain2), v);
  v = keep(~(vi)(v <= broadcast(SMALLEST_SECOND)), v);
  store(o->first + at, v);
  return broadcast(o->rate) * g / sqrt_(v + broadcast(o->epsilon));
}

INLINE void rmsprop(const lec_optimizer *o, long at, vf g) {
  store(o->parameters + at, load(o->parameters + at) - rmsprop_change(o, at, g));
}

INLINE void rmsprop_momentum(const lec_optimizer *o, long at, vf g) {
  vf m = fma_(broadcast(o->momentum), load(o->second + at), rmsprop_change(o, at, g));
  m = keep((vi)(magnitude(m) > broadcast(SMALLEST_FIRST)) | (vi)(m != m), m);
  store(o->second + at, m);
  store(o->parameters + at, load(o->parameters + at) - m);
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
    case LEC_ADAMW:
      for (long i = 0; i < count; i += LEC_WIDTH) adamw(o, at + i, load(g + i));
      break;
    case LEC_RMSPROP:
      for (long i = 0; i < count; i += LEC_WIDTH) rmsprop(o, at + i, load(g + i));
      break;
    case LEC_RMSPROP_MOMENTUM:
      for (long i = 0; i < count; i += LEC_WIDTH) rmsprop_momentum(o, at + i, load(g + i));
      break;
    case LEC_KEEP:
      for (long i = 0; i < count; i += LEC_WIDTH) store(o->first + at + i, load(g + i));
      break;
  }
}

static void clipped_step(const void *arguments, long unit) {
  const lec_clipped_step *d = arguments;
  long first = d->matrices[unit].first, count = d->matrices[unit].count;
  double lanes[LEC_PANEL] = {0};
  for (long i = 0; i < count; i += LEC_PANEL)
    UNROLL for (int v = 0; v < LEC_PANEL; v++) {
      double g = d->gradients[first + i + v];
      lanes[v] += g * g; /* an exact product: contracted or not, the same sum */
    }
  for (int n = LEC_PANEL / 2; n > 0; n /= 2)
    for (int v = 0; v < n; v++) lanes[v] += lanes[v + n];
  double length = __builtin_elementwise_sqrt(lanes[0]);
  vf scale = broadcast(length > d->limit ? (float)(d->limit / length) : 1);
  float g[LEC_PANEL] __attribute__((aligned(64)));
  for (long i = 0; i < count; i += LEC_PANEL) {
    UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) store(g + v, load(d->gradients + first + i + v) * scale);
    apply_gradient(d->optimizer, first + i, g, LEC_PANEL);
  }
}
