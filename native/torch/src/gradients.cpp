#include <ATen/core/Tensor.h>
#include <c10/core/GradMode.h>

#include "guard.h"
#include "handle.h"
#include "mindgrid_torch.h"

using namespace mindgrid_torch;

int32_t mindgrid_torch_requires_grad(const mindgrid_torch_tensor* tensor) {
    return take_in(tensor).requires_grad();
}

int32_t mindgrid_torch_is_leaf(const mindgrid_torch_tensor* tensor) {
    return take_in(tensor).is_leaf();
}

int32_t mindgrid_torch_set_requires_grad(mindgrid_torch_tensor* tensor, int32_t required,
                                         mindgrid_torch_error error) {
    return guarded(error, [&] {
        take_in(tensor).requires_grad_(required != 0);
        return MINDGRID_TORCH_OK;
    });
}

mindgrid_torch_tensor* mindgrid_torch_grad(const mindgrid_torch_tensor* tensor) {
    return give_out(take_in(tensor).mutable_grad());
}

int32_t mindgrid_torch_set_grad(mindgrid_torch_tensor* tensor,
                                const mindgrid_torch_tensor* gradient, mindgrid_torch_error error) {
    return guarded(error, [&] {
        take_in(tensor).mutable_grad() = take_in(gradient);
        return MINDGRID_TORCH_OK;
    });
}

int32_t mindgrid_torch_backward(const mindgrid_torch_tensor* tensor,
                                const mindgrid_torch_tensor* gradient, int32_t retain_graph,
                                int32_t create_graph, mindgrid_torch_error error) {
    return guarded(error, [&] {
        take_in(tensor).backward(take_in(gradient), retain_graph != 0, create_graph != 0);
        return MINDGRID_TORCH_OK;
    });
}

int32_t mindgrid_torch_grad_mode(void) { return c10::GradMode::is_enabled(); }

void mindgrid_torch_set_grad_mode(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }
