/*
 * mindgrid_torch: any operator of libtorch, called by its schema name.
 *
 * Conventions
 *   tensor    an opaque handle that owns one reference; null is "no tensor". What a
 *             call gives out belongs to the caller, who hands it to
 *             mindgrid_torch_release once. What a call takes in stays the caller's.
 *   dtype     libtorch's number of an element type (float32 is 6, int64 is 4).
 *   operator  an opaque handle that lives as long as the process; look it up once.
 *
 * Contract
 *   - Every function that can fail returns a mindgrid_torch_status as int32_t and
 *     writes libtorch's message, cut to fit and ended by a zero, into `error`.
 *   - When a call fails, it has given out nothing. No exception crosses.
 *   - Nothing is kept between calls but what libtorch keeps itself: the random
 *     generator and the number of threads (one for the process), and whether
 *     gradients are recorded (one for each thread).
 *   - Thread-safe, except that one tensor must not be written by two calls at once.
 *
 * The header compiles as C99 and as C++.
 */
#ifndef MINDGRID_TORCH_H
#define MINDGRID_TORCH_H

#include <stdint.h>

#if defined(_WIN32)
#if defined(MINDGRID_TORCH_BUILD)
#define MINDGRID_TORCH_API __declspec(dllexport)
#else
#define MINDGRID_TORCH_API __declspec(dllimport)
#endif
#else
#define MINDGRID_TORCH_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define MINDGRID_TORCH_ABI_VERSION 1

typedef enum mindgrid_torch_status {
    MINDGRID_TORCH_OK = 0,
    /* libtorch refused, or ran out of memory; the message says why. */
    MINDGRID_TORCH_FAILED = 1,
    /* This libtorch has no operator of that name. */
    MINDGRID_TORCH_NO_OPERATOR = 2,
    /* The operator gave more values than the caller made room for. */
    MINDGRID_TORCH_TOO_MANY_RESULTS = 3
} mindgrid_torch_status;

typedef struct mindgrid_torch_tensor mindgrid_torch_tensor;
typedef struct mindgrid_torch_operator mindgrid_torch_operator;

/* What a value holds. A list points at `count` elements, which are read during the call only. */
typedef enum mindgrid_torch_kind {
    MINDGRID_TORCH_NONE = 0,
    MINDGRID_TORCH_TENSOR = 1,
    MINDGRID_TORCH_INT = 2,
    MINDGRID_TORCH_DOUBLE = 3,
    MINDGRID_TORCH_BOOL = 4,
    MINDGRID_TORCH_INT_LIST = 5,
    MINDGRID_TORCH_TENSOR_LIST = 6,
    /* A list of tensors in which null means "left out", as indexing has it. */
    MINDGRID_TORCH_OPTIONAL_TENSOR_LIST = 7,
    /* `count` bytes of UTF-8. */
    MINDGRID_TORCH_STRING = 8,
    /* The processor, where an operator asks for a device. */
    MINDGRID_TORCH_CPU = 9
} mindgrid_torch_kind;

typedef struct mindgrid_torch_value {
    int32_t kind;
    int32_t count;
    union {
        int64_t integer; /* INT; BOOL as 0 or 1 */
        double real;
        mindgrid_torch_tensor* tensor;
        const int64_t* integers;
        mindgrid_torch_tensor* const* tensors;
        const char* text;
    } as;
} mindgrid_torch_value;

typedef struct mindgrid_torch_error {
    char* text;
    int32_t capacity;
} mindgrid_torch_error;

MINDGRID_TORCH_API int32_t mindgrid_torch_abi_version(void);

/* libtorch's version, for example "1.13.1". */
MINDGRID_TORCH_API const char* mindgrid_torch_version(void);

/* `name` and `overload` as in the schema, for example "aten::add" and "Tensor". */
MINDGRID_TORCH_API int32_t mindgrid_torch_find(const char* name, const char* overload,
                                               mindgrid_torch_operator** found,
                                               mindgrid_torch_error error);

/*
 * Calls an operator. Arguments that are not given take the schema's defaults. Results are TENSOR,
 * INT, DOUBLE or BOOL values; a list of tensors takes as many places as it has tensors. On entry
 * *result_count is the room in `results`, on return the number of values.
 */
MINDGRID_TORCH_API int32_t mindgrid_torch_call(const mindgrid_torch_operator* op,
                                               const mindgrid_torch_value* arguments,
                                               int32_t argument_count,
                                               mindgrid_torch_value* results, int32_t* result_count,
                                               mindgrid_torch_error error);

/* A new tensor that holds a copy of the elements at `data`, or, where it is null, anything. */
MINDGRID_TORCH_API int32_t mindgrid_torch_create(const void* data, int32_t dtype,
                                                 const int64_t* sizes, int32_t rank,
                                                 mindgrid_torch_tensor** created,
                                                 mindgrid_torch_error error);

MINDGRID_TORCH_API void mindgrid_torch_retain(mindgrid_torch_tensor* tensor);
MINDGRID_TORCH_API void mindgrid_torch_release(mindgrid_torch_tensor* tensor);

/* What is known of a tensor without computing. Sizes and strides hold `rank` numbers. */
MINDGRID_TORCH_API int32_t mindgrid_torch_dtype(const mindgrid_torch_tensor* tensor);
MINDGRID_TORCH_API int32_t mindgrid_torch_rank(const mindgrid_torch_tensor* tensor);
MINDGRID_TORCH_API int64_t mindgrid_torch_count(const mindgrid_torch_tensor* tensor);
MINDGRID_TORCH_API void mindgrid_torch_sizes(const mindgrid_torch_tensor* tensor, int64_t* sizes);
MINDGRID_TORCH_API void mindgrid_torch_strides(const mindgrid_torch_tensor* tensor,
                                               int64_t* strides);
/* The first element; valid until the tensor is released or given other memory. */
MINDGRID_TORCH_API void* mindgrid_torch_data(const mindgrid_torch_tensor* tensor);

MINDGRID_TORCH_API int32_t mindgrid_torch_requires_grad(const mindgrid_torch_tensor* tensor);
MINDGRID_TORCH_API int32_t mindgrid_torch_is_leaf(const mindgrid_torch_tensor* tensor);
MINDGRID_TORCH_API int32_t mindgrid_torch_set_requires_grad(mindgrid_torch_tensor* tensor,
                                                            int32_t required,
                                                            mindgrid_torch_error error);
/* Null where no gradient has been computed. */
MINDGRID_TORCH_API mindgrid_torch_tensor* mindgrid_torch_grad(const mindgrid_torch_tensor* tensor);
MINDGRID_TORCH_API int32_t mindgrid_torch_set_grad(mindgrid_torch_tensor* tensor,
                                                   const mindgrid_torch_tensor* gradient,
                                                   mindgrid_torch_error error);
/* Adds the gradients to the leaves that `tensor` was computed from; `gradient` may be null. */
MINDGRID_TORCH_API int32_t mindgrid_torch_backward(const mindgrid_torch_tensor* tensor,
                                                   const mindgrid_torch_tensor* gradient,
                                                   int32_t retain_graph, int32_t create_graph,
                                                   mindgrid_torch_error error);
/* Shares elements that `other` has; the tensor forgets its own. */
MINDGRID_TORCH_API int32_t mindgrid_torch_set_data(mindgrid_torch_tensor* tensor,
                                                   const mindgrid_torch_tensor* other,
                                                   mindgrid_torch_error error);

/* A file in libtorch's own format, which Python reads with torch.jit.load. Paths are UTF-8. */
MINDGRID_TORCH_API int32_t mindgrid_torch_save(const mindgrid_torch_tensor* tensor,
                                               const char* path, mindgrid_torch_error error);
MINDGRID_TORCH_API int32_t mindgrid_torch_load(const char* path, mindgrid_torch_tensor** loaded,
                                               mindgrid_torch_error error);

/* Whether this thread records what gradients need. */
MINDGRID_TORCH_API int32_t mindgrid_torch_grad_mode(void);
MINDGRID_TORCH_API void mindgrid_torch_set_grad_mode(int32_t enabled);

MINDGRID_TORCH_API int32_t mindgrid_torch_seed(int64_t seed, mindgrid_torch_error error);
MINDGRID_TORCH_API int32_t mindgrid_torch_threads(void);
MINDGRID_TORCH_API int32_t mindgrid_torch_set_threads(int32_t count, mindgrid_torch_error error);

#ifdef __cplusplus
}
#endif

#endif
