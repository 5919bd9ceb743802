#include <torch/serialize.h>

#include "guard.h"
#include "handle.h"
#include "mindgrid_torch.h"

using namespace mindgrid_torch;

int32_t mindgrid_torch_save(const mindgrid_torch_tensor* tensor, const char* path,
                            mindgrid_torch_error error) {
    return guarded(error, [&] {
        torch::save(take_in(tensor), std::string(path));
        return MINDGRID_TORCH_OK;
    });
}

int32_t mindgrid_torch_load(const char* path, mindgrid_torch_tensor** loaded,
                            mindgrid_torch_error error) {
    return guarded(error, [&] {
        at::Tensor tensor;
        torch::load(tensor, std::string(path));
        *loaded = give_out(std::move(tensor));
        return MINDGRID_TORCH_OK;
    });
}
