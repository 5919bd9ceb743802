#include "batch.h"
#include "board_avx512.h"

const mindgrid::Kernels mindgrid::avx512_kernels = Batch<OneBoard, Boards<Word8>>::kernels;
