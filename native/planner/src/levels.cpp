#include "levels.h"

namespace mindgrid {
namespace {

// MINDGRID_X86 says that the files of the vector levels are in this build (see CMakeLists.txt). The
// compiler's own test also asks whether the operating system saves the wide registers.
int32_t detect() {
#if defined(MINDGRID_X86)
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                      __builtin_cpu_supports("bmi2");
    const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512vbmi2");
    if (avx2 && avx512) return MINDGRID_LEVEL_AVX512;
    if (avx2) return MINDGRID_LEVEL_AVX2;
#endif
    return MINDGRID_LEVEL_PORTABLE;
}

const int32_t detected = detect();

}  // namespace

int32_t best_level() { return detected; }

const Kernels* kernels_of(int32_t level) {
    if (level > detected) return nullptr;
    switch (level == MINDGRID_LEVEL_BEST ? detected : level) {
        case MINDGRID_LEVEL_PORTABLE: return &portable_kernels;
#if defined(MINDGRID_X86)
        case MINDGRID_LEVEL_AVX2: return &avx2_kernels;
        case MINDGRID_LEVEL_AVX512: return &avx512_kernels;
#endif
        default: return nullptr;
    }
}

}  // namespace mindgrid
