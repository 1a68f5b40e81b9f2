/* All kernels of one level, and the table through which the team finds them. */
#include "level.h"
#include "functions.h"
#include "activations.h"
#include "product.h"
#include "transpose.h"
#include "optimizer.h"
#include "dense.h"
#include "gather.h"
#include "rows.h"
#include "losses.h"
#include "images.h"
#include "pooling.h"
#include "convolution.h"
#include "convolution_update.h"
#include "dropout.h"
#include "normalization.h"
#include "embedding.h"
#include "recurrence.h"
#include "lstm.h"
#include "gru.h"

static float canary(float a, float b, float c) { return a * b + c; }

const lec_table LEC_TABLE = {
  .operations = {
    [LEC_GATHER] = gather,
    [LEC_PREFETCH] = prefetch,
    [LEC_DENSE_FORWARD] = dense_forward,
    [LEC_DENSE_INPUT_GRADIENT] = dense_input_gradient,
    [LEC_DENSE_UPDATE] = dense_update,
    [LEC_CLIPPED_STEP] = clipped_step,
    [LEC_RELU] = relu_rows,
    [LEC_ACTIVATE] = activate,
    [LEC_ACTIVATE_GRADIENT] = activate_gradient,
    [LEC_SOFTMAX] = softmax,
    [LEC_SOFTMAX_GRADIENT] = softmax_gradient,
    [LEC_CROSS_ENTROPY] = cross_entropy,
    [LEC_DENSE_CROSS_ENTROPY] = dense_cross_entropy,
    [LEC_OUTPUT_LOSS] = output_loss,
    [LEC_TO_IMAGES] = to_images,
    [LEC_TO_PANELS] = to_panels,
    [LEC_CONVOLUTION] = convolution,
    [LEC_CONVOLUTION_TURN] = convolution_turn,
    [LEC_CONVOLUTION_IMAGE_GRADIENT] = convolution_image_gradient,
    [LEC_CONVOLUTION_UPDATE] = convolution_update,
    [LEC_MAX_POOLING] = max_pooling,
    [LEC_MAX_POOLING_GRADIENT] = max_pooling_gradient,
    [LEC_AVERAGE_POOLING] = average_pooling,
    [LEC_AVERAGE_POOLING_GRADIENT] = average_pooling_gradient,
    [LEC_DROPOUT] = dropout,
    [LEC_NORMALIZATION_STATISTICS] = normalization_statistics,
    [LEC_NORMALIZATION] = normalization,
    [LEC_NORMALIZATION_SUMS] = normalization_sums,
    [LEC_NORMALIZATION_GRADIENT] = normalization_gradient,
    [LEC_NORMALIZATION_UPDATE] = normalization_update,
    [LEC_EMBEDDING] = embedding,
    [LEC_EMBEDDING_PLACES] = embedding_places,
    [LEC_EMBEDDING_UPDATE] = embedding_update,
    [LEC_LSTM] = lstm,
    [LEC_LSTM_GRADIENT] = lstm_gradient,
    [LEC_GRU] = gru,
    [LEC_GRU_GRADIENT] = gru_gradient,
    [LEC_TURN] = turn,
    [LEC_SEQUENCE_UPDATE] = sequence_update,
  },
  .map = map,
  .canary = canary,
};
