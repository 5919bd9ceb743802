// The C interface: checks everything first, then lets the chosen level answer.
#include "mindgrid_planner.h"

#include <cstring>
#include <type_traits>

#include "board.h"
#include "levels.h"

namespace mindgrid {
namespace {

static_assert(sizeof(mindgrid_board) == 16 && sizeof(mindgrid_query) == 40, "part of the ABI");
static_assert(std::is_standard_layout_v<mindgrid_query>, "part of the ABI");
static_assert(MINDGRID_FIELD == headings * cells, "a number for each heading and cell");

mindgrid_status check(const mindgrid_query& query) {
    constexpr uint8_t zeros[sizeof query.reserved] = {};
    if (std::memcmp(query.reserved, zeros, sizeof zeros) != 0) return MINDGRID_ERROR_RESERVED;
    if (query.start >= cells) return MINDGRID_ERROR_START;
    if (query.heading >= headings) return MINDGRID_ERROR_HEADING;
    if (((query.walkable.hi | query.goals.hi) & ~all.hi) != 0) return MINDGRID_ERROR_BOARD;
    return MINDGRID_OK;
}

// The first status that is not OK, with its index in *failed_index.
template <class Check>
mindgrid_status check_each(const mindgrid_query* queries, size_t count, size_t* failed_index,
                           Check check_one) {
    for (size_t i = 0; i < count; ++i) {
        const mindgrid_status status = check_one(queries[i]);
        if (status == MINDGRID_OK) continue;
        if (failed_index != nullptr) *failed_index = i;
        return status;
    }
    return MINDGRID_OK;
}

// What a caller passes to every function, and the memory that one answer takes.
struct Request {
    const mindgrid_query* queries;
    size_t count;
    int32_t level;
    size_t answer_bytes;
    size_t* failed_index;
};

template <class Answer>
int32_t respond(const Request& request, bool outputs_given, Answer answer) {
    const Kernels* const kernels = kernels_of(request.level);
    if (kernels == nullptr) return MINDGRID_ERROR_LEVEL;
    if (request.count == 0) return MINDGRID_OK;
    if (request.queries == nullptr || !outputs_given) return MINDGRID_ERROR_NULL;
    const size_t bytes = request.answer_bytes > sizeof(mindgrid_query) ? request.answer_bytes
                                                                       : sizeof(mindgrid_query);
    if (request.count > PTRDIFF_MAX / bytes) return MINDGRID_ERROR_COUNT;

    const auto bad = check_each(request.queries, request.count, request.failed_index, check);
    return bad != MINDGRID_OK ? bad : answer(*kernels);
}

}  // namespace
}  // namespace mindgrid

using namespace mindgrid;

int32_t mindgrid_planner_abi_version(void) { return MINDGRID_ABI_VERSION; }

int32_t mindgrid_best_level(void) { return best_level(); }

const char* mindgrid_status_text(int32_t status) {
    switch (status) {
        case MINDGRID_OK: return "ok";
        case MINDGRID_ERROR_NULL: return "a required pointer is null";
        case MINDGRID_ERROR_START: return "start is not a cell of the board";
        case MINDGRID_ERROR_HEADING: return "heading is not 0..3";
        case MINDGRID_ERROR_BOARD: return "a board has a bit outside its 121 cells";
        case MINDGRID_ERROR_CAPACITY: return "a route is longer than moves_stride";
        case MINDGRID_ERROR_RESERVED: return "a reserved byte is not 0";
        case MINDGRID_ERROR_LEVEL: return "level is unknown or more than this processor has";
        case MINDGRID_ERROR_COUNT: return "no memory could hold so many queries or answers";
        default: return "unknown status";
    }
}

int32_t mindgrid_distances(const mindgrid_query* queries, size_t count, int32_t level,
                           int32_t* distances, size_t* failed_index) {
    const Request request = {queries, count, level, sizeof *distances, failed_index};
    return respond(request, distances != nullptr, [=](const Kernels& kernels) {
        kernels.distances(queries, count, distances);
        return MINDGRID_OK;
    });
}

int32_t mindgrid_first_moves(const mindgrid_query* queries, size_t count, int32_t level,
                             uint8_t* moves, size_t* failed_index) {
    const Request request = {queries, count, level, sizeof *moves, failed_index};
    return respond(request, moves != nullptr, [=](const Kernels& kernels) {
        kernels.first_moves(queries, count, moves);
        return MINDGRID_OK;
    });
}

int32_t mindgrid_routes(const mindgrid_query* queries, size_t count, int32_t level, uint8_t* moves,
                        size_t moves_stride, int32_t* lengths, size_t* failed_index) {
    const Request request = {queries, count, level, moves_stride, failed_index};
    return respond(request, moves != nullptr && lengths != nullptr, [=](const Kernels& kernels) {
        // Only a short stride can be too short, and only the search knows: ask it before writing.
        const auto fits = [&kernels, moves_stride](const mindgrid_query& query) {
            int32_t distance = 0;
            kernels.distances(&query, 1, &distance);
            return distance <= static_cast<int64_t>(moves_stride) ? MINDGRID_OK
                                                                  : MINDGRID_ERROR_CAPACITY;
        };
        if (moves_stride < MINDGRID_MAX_ROUTE) {
            if (const auto bad = check_each(queries, count, failed_index, fits)) return bad;
        }
        kernels.routes(queries, count, moves, moves_stride, lengths);
        return MINDGRID_OK;
    });
}

int32_t mindgrid_fields_from(const mindgrid_query* queries, size_t count, int32_t level,
                             int16_t* fields, size_t* failed_index) {
    const Request request = {queries, count, level, MINDGRID_FIELD * sizeof *fields, failed_index};
    return respond(request, fields != nullptr, [=](const Kernels& kernels) {
        kernels.fields_from(queries, count, fields);
        return MINDGRID_OK;
    });
}

int32_t mindgrid_fields_to(const mindgrid_query* queries, size_t count, int32_t level,
                           int16_t* fields, size_t* failed_index) {
    const Request request = {queries, count, level, MINDGRID_FIELD * sizeof *fields, failed_index};
    return respond(request, fields != nullptr, [=](const Kernels& kernels) {
        kernels.fields_to(queries, count, fields);
        return MINDGRID_OK;
    });
}
