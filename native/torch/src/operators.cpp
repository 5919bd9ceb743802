#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include "guard.h"
#include "handle.h"
#include "mindgrid_torch.h"

using namespace mindgrid_torch;
using c10::IValue;

struct mindgrid_torch_operator {
    c10::OperatorHandle handle;
    // The schema's own vectors are read once, for every call needs them.
    const c10::FunctionSchema* schema;
    size_t arity;
};

namespace {

IValue tensor_list(const mindgrid_torch_value& value) {
    c10::List<at::Tensor> tensors;
    tensors.reserve(static_cast<size_t>(value.count));
    for (int32_t i = 0; i < value.count; ++i) tensors.push_back(take_in(value.as.tensors[i]));
    return tensors;
}

IValue optional_tensor_list(const mindgrid_torch_value& value) {
    c10::List<c10::optional<at::Tensor>> tensors;
    for (int32_t i = 0; i < value.count; ++i) {
        const auto* handle = value.as.tensors[i];
        tensors.push_back(handle ? c10::optional<at::Tensor>(take_in(handle)) : c10::nullopt);
    }
    return tensors;
}

IValue integer_list(const mindgrid_torch_value& value) {
    c10::List<int64_t> integers;
    integers.reserve(static_cast<size_t>(value.count));
    for (int32_t i = 0; i < value.count; ++i) integers.push_back(value.as.integers[i]);
    return integers;
}

IValue unpack(const mindgrid_torch_value& value) {
    switch (value.kind) {
        case MINDGRID_TORCH_NONE: return {};
        case MINDGRID_TORCH_TENSOR: return take_in(value.as.tensor);
        case MINDGRID_TORCH_INT: return value.as.integer;
        case MINDGRID_TORCH_DOUBLE: return value.as.real;
        case MINDGRID_TORCH_BOOL: return value.as.integer != 0;
        case MINDGRID_TORCH_INT_LIST: return integer_list(value);
        case MINDGRID_TORCH_TENSOR_LIST: return tensor_list(value);
        case MINDGRID_TORCH_OPTIONAL_TENSOR_LIST: return optional_tensor_list(value);
        case MINDGRID_TORCH_STRING:
            return std::string(value.as.text, static_cast<size_t>(value.count));
        case MINDGRID_TORCH_CPU: return c10::Device(c10::kCPU);
        default: TORCH_CHECK(false, "no kind of value has the number ", value.kind);
    }
}

mindgrid_torch_value pack_scalar(const IValue& value) {
    mindgrid_torch_value packed{};
    if (value.isInt()) {
        packed.kind = MINDGRID_TORCH_INT;
        packed.as.integer = value.toInt();
    } else if (value.isDouble()) {
        packed.kind = MINDGRID_TORCH_DOUBLE;
        packed.as.real = value.toDouble();
    } else if (value.isBool()) {
        packed.kind = MINDGRID_TORCH_BOOL;
        packed.as.integer = value.toBool();
    } else {
        TORCH_CHECK(value.isNone(), "a result of type ", value.tagKind(), " has no C value");
    }
    return packed;
}

mindgrid_torch_value pack(at::Tensor tensor) {
    mindgrid_torch_value packed{};
    packed.kind = MINDGRID_TORCH_TENSOR;
    packed.as.tensor = give_out(std::move(tensor));
    return packed;
}

size_t places(const torch::jit::Stack& stack) {
    size_t sum = 0;
    for (const auto& value : stack) sum += value.isTensorList() ? value.toTensorList().size() : 1;
    return sum;
}

/* Tensors are given out last, when nothing can fail any more. */
void pack(torch::jit::Stack& stack, mindgrid_torch_value* results) {
    auto* place = results;
    for (const auto& value : stack)
        if (value.isTensor() || value.isTensorList())
            place += value.isTensor() ? 1 : value.toTensorList().size();
        else
            *place++ = pack_scalar(value);
    place = results;
    for (auto& value : stack) {
        if (value.isTensor())
            *place++ = pack(std::move(value).toTensor());
        else if (value.isTensorList())
            for (auto tensor : value.toTensorVector()) *place++ = pack(std::move(tensor));
        else
            ++place;
    }
}

torch::jit::Stack arguments_of(const mindgrid_torch_operator& op,
                               const mindgrid_torch_value* arguments, size_t given) {
    TORCH_CHECK(given <= op.arity, op.schema->name(), " takes ", op.arity, " arguments, not ",
                given);
    torch::jit::Stack stack;
    stack.reserve(op.arity);
    for (size_t i = 0; i < given; ++i) stack.push_back(unpack(arguments[i]));
    for (size_t i = given; i < op.arity; ++i) {
        const auto& argument = op.schema->arguments()[i];
        TORCH_CHECK(argument.default_value(), op.schema->name(), " needs its argument ",
                    argument.name());
        stack.push_back(*argument.default_value());
    }
    return stack;
}

}  // namespace

int32_t mindgrid_torch_find(const char* name, const char* overload, mindgrid_torch_operator** found,
                            mindgrid_torch_error error) {
    return guarded(error, [&]() -> int32_t {
        const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
        if (!handle) {
            write(error, "this libtorch has no such operator");
            return MINDGRID_TORCH_NO_OPERATOR;
        }
        const auto& schema = handle->schema();
        *found = new mindgrid_torch_operator{*handle, &schema, schema.arguments().size()};
        return MINDGRID_TORCH_OK;
    });
}

int32_t mindgrid_torch_call(const mindgrid_torch_operator* op,
                            const mindgrid_torch_value* arguments, int32_t argument_count,
                            mindgrid_torch_value* results, int32_t* result_count,
                            mindgrid_torch_error error) {
    return guarded(error, [&]() -> int32_t {
        auto stack = arguments_of(*op, arguments, static_cast<size_t>(argument_count));
        op->handle.callBoxed(stack);
        const auto count = places(stack);
        if (count > static_cast<size_t>(*result_count)) {
            write(error, "the operator gave more results than there is room for");
            return MINDGRID_TORCH_TOO_MANY_RESULTS;
        }
        pack(stack, results);
        *result_count = static_cast<int32_t>(count);
        return MINDGRID_TORCH_OK;
    });
}
