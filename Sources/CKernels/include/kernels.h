#ifndef LEC_KERNELS_H
#define LEC_KERNELS_H
#endif
