#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/version.h>

#include "guard.h"
#include "mindgrid_torch.h"

using namespace mindgrid_torch;

int32_t mindgrid_torch_abi_version(void) { return MINDGRID_TORCH_ABI_VERSION; }

const char* mindgrid_torch_version(void) { return TORCH_VERSION; }

int32_t mindgrid_torch_seed(int64_t seed, mindgrid_torch_error error) {
    return guarded(error, [&] {
        at::manual_seed(static_cast<uint64_t>(seed));
        return MINDGRID_TORCH_OK;
    });
}

int32_t mindgrid_torch_threads(void) { return at::get_num_threads(); }

int32_t mindgrid_torch_set_threads(int32_t count, mindgrid_torch_error error) {
    return guarded(error, [&] {
        at::set_num_threads(count);
        return MINDGRID_TORCH_OK;
    });
}
