// The C interface: checks everything first, then asks the search.
#include "mindgrid_planner.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "search.h"

namespace mindgrid {
namespace {

static_assert(sizeof(mindgrid_board) == 16 && sizeof(mindgrid_query) == 40, "part of the ABI");
static_assert(std::is_standard_layout_v<mindgrid_query>, "part of the ABI");

using Front = PortableFront;

mindgrid_status check(const mindgrid_query& query) {
    constexpr uint8_t zeros[sizeof query.reserved] = {};
    if (std::memcmp(query.reserved, zeros, sizeof zeros) != 0) return MINDGRID_ERROR_RESERVED;
    if (query.start >= cells) return MINDGRID_ERROR_START;
    if (query.heading > MINDGRID_NORTH) return MINDGRID_ERROR_HEADING;
    if (!empty((query.walkable | query.goals) & ~all)) return MINDGRID_ERROR_BOARD;
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

}  // namespace
}  // namespace mindgrid

using namespace mindgrid;

int32_t mindgrid_planner_abi_version(void) { return MINDGRID_ABI_VERSION; }

const char* mindgrid_status_text(int32_t status) {
    switch (status) {
        case MINDGRID_OK: return "ok";
        case MINDGRID_ERROR_NULL: return "a required pointer is null";
        case MINDGRID_ERROR_START: return "start is not a cell of the board";
        case MINDGRID_ERROR_HEADING: return "heading is not 0..3";
        case MINDGRID_ERROR_BOARD: return "a board has a bit outside its 121 cells";
        case MINDGRID_ERROR_CAPACITY: return "a route is longer than moves_stride";
        case MINDGRID_ERROR_RESERVED: return "a reserved byte is not 0";
        default: return "unknown status";
    }
}

int32_t mindgrid_distances(const mindgrid_query* queries, size_t count, int32_t* distances,
                           size_t* failed_index) {
    if (count == 0) return MINDGRID_OK;
    if (queries == nullptr || distances == nullptr) return MINDGRID_ERROR_NULL;
    if (const auto bad = check_each(queries, count, failed_index, check)) return bad;

    std::transform(queries, queries + count, distances, distance<Front>);
    return MINDGRID_OK;
}

int32_t mindgrid_routes(const mindgrid_query* queries, size_t count, uint8_t* moves,
                        size_t moves_stride, int32_t* lengths, size_t* failed_index) {
    if (count == 0) return MINDGRID_OK;
    if (queries == nullptr || moves == nullptr || lengths == nullptr) return MINDGRID_ERROR_NULL;
    if (const auto bad = check_each(queries, count, failed_index, check)) return bad;

    // Only a short stride can be too short, and only the search knows: ask it before writing.
    const auto fits = [moves_stride](const mindgrid_query& query) {
        return distance<Front>(query) <= static_cast<int64_t>(moves_stride)
                   ? MINDGRID_OK
                   : MINDGRID_ERROR_CAPACITY;
    };
    if (moves_stride < MINDGRID_MAX_ROUTE) {
        if (const auto bad = check_each(queries, count, failed_index, fits)) return bad;
    }

    for (size_t i = 0; i < count; ++i) {
        lengths[i] = route<Front>(queries[i], moves + i * moves_stride);
    }
    return MINDGRID_OK;
}
