#pragma once

#include <c10/util/Exception.h>

#include <algorithm>
#include <cstring>
#include <exception>

#include "mindgrid_torch.h"

namespace mindgrid_torch {

inline void write(mindgrid_torch_error error, const char* message) {
    if (error.capacity <= 0) return;
    const auto length = std::min(std::strlen(message), static_cast<size_t>(error.capacity - 1));
    std::memcpy(error.text, message, length);
    error.text[length] = '\0';
}

/* Runs `body`, and turns what it throws into a status and a message. */
template <typename Body>
int32_t guarded(mindgrid_torch_error error, Body body) noexcept {
    try {
        return body();
    } catch (const c10::Error& failure) {
        // The rest of what() is a list of native frames, which tells the caller nothing.
        write(error, failure.what_without_backtrace());
    } catch (const std::exception& failure) {
        write(error, failure.what());
    } catch (...) {
        write(error, "libtorch threw something that is no exception");
    }
    return MINDGRID_TORCH_FAILED;
}

}  // namespace mindgrid_torch
