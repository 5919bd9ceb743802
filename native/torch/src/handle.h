#pragma once

#include <ATen/core/Tensor.h>

#include "mindgrid_torch.h"

namespace mindgrid_torch {

/* A handle is the tensor's own counted object, so giving one out allocates nothing. */
inline c10::TensorImpl* impl(const mindgrid_torch_tensor* handle) {
    return reinterpret_cast<c10::TensorImpl*>(const_cast<mindgrid_torch_tensor*>(handle));
}

inline mindgrid_torch_tensor* give_out(at::Tensor tensor) {
    return tensor.defined()
               ? reinterpret_cast<mindgrid_torch_tensor*>(tensor.unsafeReleaseTensorImpl())
               : nullptr;
}

/* A second reference to what the caller holds; undefined for null. */
inline at::Tensor take_in(const mindgrid_torch_tensor* handle) {
    if (!handle) return {};
    c10::raw::intrusive_ptr::incref(impl(handle));
    return at::Tensor(
        c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(impl(handle)));
}

}  // namespace mindgrid_torch
