/* The header's promises, one by one, from plain C. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mindgrid_torch.h"

#define CHECK(condition)                                                    \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            fprintf(stderr, "message: %s\n", message);                      \
            exit(1);                                                        \
        }                                                                   \
    } while (0)

enum { FLOAT32 = 6 };

static char message[1024];

static mindgrid_torch_error error(void) {
    mindgrid_torch_error buffer = {message, sizeof message};
    return buffer;
}

static const mindgrid_torch_operator* find(const char* name, const char* overload) {
    mindgrid_torch_operator* found = NULL;
    CHECK(mindgrid_torch_find(name, overload, &found, error()) == MINDGRID_TORCH_OK);
    return found;
}

static mindgrid_torch_tensor* vector(const float* elements, int64_t count) {
    mindgrid_torch_tensor* created = NULL;
    CHECK(mindgrid_torch_create(elements, FLOAT32, &count, 1, &created, error()) ==
          MINDGRID_TORCH_OK);
    return created;
}

static mindgrid_torch_value of(mindgrid_torch_tensor* tensor) {
    mindgrid_torch_value value;
    memset(&value, 0, sizeof value);
    value.kind = MINDGRID_TORCH_TENSOR;
    value.as.tensor = tensor;
    return value;
}

static int32_t call_two(const mindgrid_torch_operator* op, mindgrid_torch_tensor* left,
                        mindgrid_torch_tensor* right, mindgrid_torch_value* result) {
    mindgrid_torch_value arguments[2];
    int32_t count = 1;
    arguments[0] = of(left);
    arguments[1] = of(right);
    return mindgrid_torch_call(op, arguments, 2, result, &count, error());
}

static void arguments_left_out_take_the_schema_s_defaults(void) {
    const float ones[] = {1, 1}, twos[] = {2, 3};
    mindgrid_torch_tensor *left = vector(ones, 2), *right = vector(twos, 2);
    mindgrid_torch_value sum;
    CHECK(call_two(find("aten::add", "Tensor"), left, right, &sum) == MINDGRID_TORCH_OK);
    CHECK(((const float*)mindgrid_torch_data(sum.as.tensor))[1] == 4);
    mindgrid_torch_release(sum.as.tensor);
    mindgrid_torch_release(left);
    mindgrid_torch_release(right);
}

static void what_libtorch_refuses_comes_back_in_its_words(void) {
    const float elements[] = {1, 2, 3};
    mindgrid_torch_tensor *two = vector(elements, 2), *three = vector(elements, 3);
    mindgrid_torch_value sum;
    CHECK(call_two(find("aten::add", "Tensor"), two, three, &sum) == MINDGRID_TORCH_FAILED);
    CHECK(strstr(message, "must match the size of tensor b (3)") != NULL);
    mindgrid_torch_release(two);
    mindgrid_torch_release(three);
}

static void an_operator_that_is_not_there_has_its_own_status(void) {
    mindgrid_torch_operator* found = NULL;
    CHECK(mindgrid_torch_find("aten::no_such", "", &found, error()) == MINDGRID_TORCH_NO_OPERATOR);
    CHECK(found == NULL);
}

static void results_that_do_not_fit_are_not_given_out(void) {
    const float elements[] = {1, 2};
    mindgrid_torch_tensor* tensor = vector(elements, 2);
    mindgrid_torch_value argument = of(tensor), result;
    int32_t room = 1;
    CHECK(mindgrid_torch_call(find("aten::unbind", "int"), &argument, 1, &result, &room, error()) ==
          MINDGRID_TORCH_TOO_MANY_RESULTS);
    mindgrid_torch_release(tensor);
}

static void backward_adds_to_the_leaf(void) {
    const float elements[] = {3};
    mindgrid_torch_tensor *leaf = vector(elements, 1), *gradient;
    mindgrid_torch_value square;
    CHECK(mindgrid_torch_grad(leaf) == NULL);
    CHECK(mindgrid_torch_set_requires_grad(leaf, 1, error()) == MINDGRID_TORCH_OK);
    CHECK(call_two(find("aten::mul", "Tensor"), leaf, leaf, &square) == MINDGRID_TORCH_OK);
    CHECK(mindgrid_torch_backward(square.as.tensor, NULL, 0, 0, error()) == MINDGRID_TORCH_OK);
    gradient = mindgrid_torch_grad(leaf);
    CHECK(fabsf(*(const float*)mindgrid_torch_data(gradient) - 6) < 1e-6f);
    mindgrid_torch_release(gradient);
    mindgrid_torch_release(square.as.tensor);
    mindgrid_torch_release(leaf);
}

static void a_message_is_cut_to_fit(void) {
    char small[8] = "xxxxxxx";
    mindgrid_torch_error buffer = {small, 4};
    mindgrid_torch_operator* found = NULL;
    mindgrid_torch_find("aten::no_such", "", &found, buffer);
    CHECK(strcmp(small, "thi") == 0 && small[4] == 'x');
}

int main(void) {
    CHECK(mindgrid_torch_abi_version() == MINDGRID_TORCH_ABI_VERSION);
    arguments_left_out_take_the_schema_s_defaults();
    what_libtorch_refuses_comes_back_in_its_words();
    an_operator_that_is_not_there_has_its_own_status();
    results_that_do_not_fit_are_not_given_out();
    backward_adds_to_the_leaf();
    a_message_is_cut_to_fit();
    return 0;
}
