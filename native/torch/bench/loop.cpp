// What a step costs in plain C++: the sizes are those of the C# cases, which run in the same
// process over the same libtorch. A work is made once, repeated as often as asked, and freed.
#include <torch/nn.h>
#include <torch/optim/adam.h>

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <tuple>

#define BENCH_API extern "C" __attribute__((visibility("default")))

namespace {

namespace nn = torch::nn;
namespace functional = torch::nn::functional;

// Holds whatever the work needs between two repetitions.
using Work = std::function<void()>;

Work one_element_add() {
    return [left = torch::ones({1}), right = torch::ones({1})] { auto sum = left + right; };
}

Work mlp_step() {
    nn::Sequential network(nn::Linear(256, 256), nn::Tanh(), nn::Linear(256, 256), nn::Tanh(),
                           nn::Linear(256, 16));
    auto adam = std::make_shared<torch::optim::Adam>(network->parameters(), 1e-3);
    return [=, input = torch::randn({1024, 256}),
            classes = torch::randint(16, {1024}, torch::kLong)]() mutable {
        adam->zero_grad();
        functional::cross_entropy(network->forward(input), classes).backward();
        adam->step();
    };
}

Work attention_step() {
    nn::MultiheadAttention attention(nn::MultiheadAttentionOptions(64, 4));
    nn::LayerNorm norm(nn::LayerNormOptions({64}));
    nn::Linear head(64, 16);
    auto parameters = attention->parameters();
    for (const auto& more : {norm->parameters(), head->parameters()}) {
        parameters.insert(parameters.end(), more.begin(), more.end());
    }
    auto adam = std::make_shared<torch::optim::Adam>(parameters, 1e-3);
    return [=, input = torch::randn({16, 32, 64}),
            classes = torch::randint(16, {32}, torch::kLong)]() mutable {
        adam->zero_grad();
        auto seen = std::get<0>(attention->forward(input, input, input, {}, false));
        auto logits = head->forward(norm->forward(input + seen).mean(0));
        functional::cross_entropy(logits, classes).backward();
        adam->step();
    };
}

Work made(int32_t kind) {
    switch (kind) {
        case 0: return one_element_add();
        case 1: return mlp_step();
        case 2: return attention_step();
        default: return {};
    }
}

}  // namespace

// 0: one-element add; 1: step of an MLP; 2: step of an attention layer. Null where that fails.
BENCH_API void* mindgrid_torch_bench_make(int32_t kind) {
    try {
        auto work = made(kind);
        return work ? new Work(std::move(work)) : nullptr;
    } catch (const std::exception&) {
        return nullptr;
    }
}

// Whether all repetitions ran.
BENCH_API int32_t mindgrid_torch_bench_repeat(void* work, int32_t times) {
    try {
        for (int32_t i = 0; i < times; i++) {
            (*static_cast<Work*>(work))();
        }
        return 1;
    } catch (const std::exception&) {
        return 0;
    }
}

BENCH_API void mindgrid_torch_bench_free(void* work) { delete static_cast<Work*>(work); }
