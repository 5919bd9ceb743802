#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>

#include "guard.h"
#include "handle.h"
#include "mindgrid_torch.h"

using namespace mindgrid_torch;

int32_t mindgrid_torch_create(const void* data, int32_t dtype, const int64_t* sizes, int32_t rank,
                              mindgrid_torch_tensor** created, mindgrid_torch_error error) {
    return guarded(error, [&] {
        auto tensor = at::empty({sizes, static_cast<size_t>(rank)},
                                at::TensorOptions(static_cast<at::ScalarType>(dtype)));
        if (data && tensor.nbytes() > 0) std::memcpy(tensor.data_ptr(), data, tensor.nbytes());
        *created = give_out(std::move(tensor));
        return MINDGRID_TORCH_OK;
    });
}

void mindgrid_torch_retain(mindgrid_torch_tensor* tensor) {
    c10::raw::intrusive_ptr::incref(impl(tensor));
}

void mindgrid_torch_release(mindgrid_torch_tensor* tensor) {
    c10::raw::intrusive_ptr::decref(impl(tensor));
}

int32_t mindgrid_torch_dtype(const mindgrid_torch_tensor* tensor) {
    return static_cast<int32_t>(c10::typeMetaToScalarType(impl(tensor)->dtype()));
}

int32_t mindgrid_torch_rank(const mindgrid_torch_tensor* tensor) {
    return static_cast<int32_t>(impl(tensor)->dim());
}

int64_t mindgrid_torch_count(const mindgrid_torch_tensor* tensor) { return impl(tensor)->numel(); }

void mindgrid_torch_sizes(const mindgrid_torch_tensor* tensor, int64_t* sizes) {
    const auto all = impl(tensor)->sizes();
    std::copy(all.begin(), all.end(), sizes);
}

void mindgrid_torch_strides(const mindgrid_torch_tensor* tensor, int64_t* strides) {
    const auto all = impl(tensor)->strides();
    std::copy(all.begin(), all.end(), strides);
}

void* mindgrid_torch_data(const mindgrid_torch_tensor* tensor) { return impl(tensor)->data(); }

int32_t mindgrid_torch_set_data(mindgrid_torch_tensor* tensor, const mindgrid_torch_tensor* other,
                                mindgrid_torch_error error) {
    return guarded(error, [&] {
        take_in(tensor).set_data(take_in(other));
        return MINDGRID_TORCH_OK;
    });
}
