// Any bytes as a call of the interface: it must refuse or answer, never misbehave.
//
// Byte 0 picks the function, 1 the level, 2 the moves_stride, 3 whether the queries are made good;
// each 40 bytes after that are a query.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "mindgrid_planner.h"

namespace {

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

struct Call {
    uint8_t function;
    int32_t level;
    size_t moves_stride;
    std::vector<mindgrid_query> queries;
};

constexpr size_t head_bytes = 4, most_queries = 20;

Call decode(const uint8_t* data, size_t size) {
    Call call = {data[0], static_cast<int8_t>(data[1]), data[2] * size_t{2}, {}};
    size_t count = (size - head_bytes) / sizeof(mindgrid_query);
    if (count > most_queries) count = most_queries;
    call.queries.resize(count);
    if (count > 0) {
        std::memcpy(call.queries.data(), data + head_bytes, count * sizeof(mindgrid_query));
    }
    if (data[3] % 2 == 0) return call;
    for (mindgrid_query& query : call.queries) {
        query.walkable.hi &= (uint64_t{1} << 57) - 1;
        query.goals.hi &= (uint64_t{1} << 57) - 1;
        query.start %= 121;
        query.heading %= 4;
        std::memset(query.reserved, 0, sizeof query.reserved);
    }
    return call;
}

// Exactly as much memory as the header asks for, so that a sanitizer sees every byte too many.
struct Outputs {
    std::vector<int32_t> numbers;
    std::vector<uint8_t> moves;
    std::vector<int16_t> fields;
    size_t failed_index = SIZE_MAX;

    explicit Outputs(const Call& call)
        : numbers(call.queries.size(), -77),
          moves(call.queries.size() * (call.function % 5 == 2 ? call.moves_stride : 1), 77),
          fields(call.queries.size() * MINDGRID_FIELD, -77) {}

    bool operator==(const Outputs& other) const {
        return numbers == other.numbers && moves == other.moves && fields == other.fields &&
               failed_index == other.failed_index;
    }
};

int32_t make(const Call& call, int32_t level, Outputs& out) {
    const mindgrid_query* const queries = call.queries.data();
    const size_t count = call.queries.size();
    switch (call.function % 5) {
        case 0:
            return mindgrid_distances(queries, count, level, out.numbers.data(), &out.failed_index);
        case 1:
            return mindgrid_first_moves(queries, count, level, out.moves.data(), &out.failed_index);
        case 2:
            return mindgrid_routes(queries, count, level, out.moves.data(), call.moves_stride,
                                   out.numbers.data(), &out.failed_index);
        case 3:
            return mindgrid_fields_from(queries, count, level, out.fields.data(),
                                        &out.failed_index);
        default:
            return mindgrid_fields_to(queries, count, level, out.fields.data(), &out.failed_index);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size < head_bytes) return 0;
    const Call call = decode(data, size);
    const Outputs fresh(call);
    Outputs out(call);
    const int32_t status = make(call, call.level, out);
    require(std::strcmp(mindgrid_status_text(status), "unknown status") != 0, "a known status");
    if (status != MINDGRID_OK) {
        const size_t failed_index = out.failed_index;
        require(failed_index == SIZE_MAX || failed_index < call.queries.size(),
                "an index in range");
        out.failed_index = SIZE_MAX;
        require(out == fresh, "a failing call writes nothing");
        return 0;
    }
    for (int32_t level = MINDGRID_LEVEL_PORTABLE; level <= mindgrid_best_level(); ++level) {
        Outputs again(call);
        require(make(call, level, again) == MINDGRID_OK && again == out, "levels agree");
    }
    return 0;
}
