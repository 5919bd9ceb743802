/* The header must serve a plain C99 program that knows nothing else, and that makes mistakes. */
#include <stdio.h>
#include <string.h>

#include "mindgrid_planner.h"

/* A size that is wrong makes this array type invalid. */
typedef char board_is_16_bytes[sizeof(mindgrid_board) == 16 ? 1 : -1];
typedef char query_is_40_bytes[sizeof(mindgrid_query) == 40 ? 1 : -1];

enum { UNTOUCHED = 99 };

/* The northern row may be walked on; its fourth cell is the goal. */
static const mindgrid_query along_the_row = {{0x7ff, 0}, {1u << 3, 0}, 0, MINDGRID_SOUTH, {0}};

static int failures = 0;

static void expect(int holds, const char* what) {
    if (holds) return;
    fprintf(stderr, "failed: %s\n", what);
    ++failures;
}

static void answers(int32_t level) {
    const uint8_t expected[] = {MINDGRID_LEFT, MINDGRID_FORWARD, MINDGRID_FORWARD,
                                MINDGRID_FORWARD};
    int16_t field[MINDGRID_FIELD];
    uint8_t moves[MINDGRID_MAX_ROUTE];
    uint8_t first = UNTOUCHED;
    int32_t number = 0;

    expect(mindgrid_distances(&along_the_row, 1, level, &number, NULL) == MINDGRID_OK, "distance");
    expect(number == 4, "distance along the northern row");

    expect(mindgrid_first_moves(&along_the_row, 1, level, &first, NULL) == MINDGRID_OK, "first");
    expect(first == MINDGRID_LEFT, "left first");

    expect(mindgrid_routes(&along_the_row, 1, level, moves, sizeof moves, &number, NULL) ==
                   MINDGRID_OK &&
               number == 4,
           "length of the route");
    expect(memcmp(moves, expected, sizeof expected) == 0, "left, then forward three times");

    expect(mindgrid_fields_to(&along_the_row, 1, level, field, NULL) == MINDGRID_OK, "field to");
    expect(field[MINDGRID_SOUTH * 121] == 4 && field[MINDGRID_EAST * 121] == 3, "field to");

    expect(mindgrid_fields_from(&along_the_row, 1, level, field, NULL) == MINDGRID_OK, "field");
    expect(field[MINDGRID_EAST * 121 + 3] == 4 && field[MINDGRID_EAST * 121 + 11] == -1, "field");
}

/* The status of asking two queries for their routes; nothing may have been written. */
static int32_t refusal(const mindgrid_query* queries, size_t count, int32_t level, size_t stride,
                       size_t* failed_index) {
    uint8_t moves[2 * MINDGRID_MAX_ROUTE];
    int32_t lengths[2] = {UNTOUCHED, UNTOUCHED};
    int32_t status;
    size_t i;
    memset(moves, UNTOUCHED, sizeof moves);
    status = mindgrid_routes(queries, count, level, moves, stride, lengths, failed_index);
    expect(lengths[0] == UNTOUCHED && lengths[1] == UNTOUCHED, "lengths stay untouched");
    for (i = 0; i < sizeof moves; ++i) expect(moves[i] == UNTOUCHED, "moves stay untouched");
    expect(strlen(mindgrid_status_text(status)) > 0, "the status has a text");
    return status;
}

static void mistakes(int32_t level) {
    const size_t wide = MINDGRID_MAX_ROUTE;
    mindgrid_query queries[2];
    size_t failed = 77;

    queries[0] = queries[1] = along_the_row;
    expect(refusal(queries, 0, level, wide, &failed) == MINDGRID_OK, "no boards");
    expect(refusal(NULL, 2, level, wide, &failed) == MINDGRID_ERROR_NULL, "no queries");
    expect(refusal(queries, (size_t)-1, level, wide, &failed) == MINDGRID_ERROR_COUNT, "count");
    expect(refusal(queries, (size_t)-1 / 40 + 2, level, wide, &failed) == MINDGRID_ERROR_COUNT,
           "a count that overflows");
    expect(refusal(queries, 2, level, (size_t)-1, &failed) == MINDGRID_ERROR_COUNT, "stride");
    expect(failed == 77, "no query is to blame");
    expect(refusal(queries, 2, level, 3, &failed) == MINDGRID_ERROR_CAPACITY && failed == 0,
           "a route that is too long");

    queries[1].start = 121;
    expect(refusal(queries, 2, level, wide, &failed) == MINDGRID_ERROR_START && failed == 1,
           "a start outside the board");
    expect(refusal(queries, 2, level, wide, NULL) == MINDGRID_ERROR_START, "nowhere to put it");

    queries[1] = along_the_row;
    queries[1].goals.hi = (uint64_t)1 << 57;
    expect(refusal(queries, 2, level, wide, &failed) == MINDGRID_ERROR_BOARD, "a goal outside");

    queries[1] = along_the_row;
    queries[1].heading = 4;
    expect(refusal(queries, 2, level, wide, &failed) == MINDGRID_ERROR_HEADING, "heading");

    queries[1] = along_the_row;
    queries[1].reserved[5] = 1;
    expect(refusal(queries, 2, level, wide, &failed) == MINDGRID_ERROR_RESERVED, "reserved");
}

static void null_outputs(int32_t level) {
    const mindgrid_query* query = &along_the_row;
    uint8_t moves[4];
    int32_t length = UNTOUCHED;
    moves[0] = UNTOUCHED;
    expect(mindgrid_distances(query, 1, level, NULL, NULL) == MINDGRID_ERROR_NULL, "distances");
    expect(mindgrid_first_moves(query, 1, level, NULL, NULL) == MINDGRID_ERROR_NULL, "first moves");
    expect(mindgrid_fields_from(query, 1, level, NULL, NULL) == MINDGRID_ERROR_NULL, "from");
    expect(mindgrid_fields_to(query, 1, level, NULL, NULL) == MINDGRID_ERROR_NULL, "to");
    expect(mindgrid_routes(query, 1, level, NULL, 4, &length, NULL) == MINDGRID_ERROR_NULL,
           "moves");
    expect(mindgrid_routes(query, 1, level, moves, 4, NULL, NULL) == MINDGRID_ERROR_NULL,
           "lengths");
    expect(moves[0] == UNTOUCHED && length == UNTOUCHED, "the other output stays untouched");
}

static void start_in_a_wall(int32_t level) {
    mindgrid_query query = along_the_row;
    int32_t distance = 0;
    query.walkable.lo &= ~(uint64_t)1;
    expect(mindgrid_distances(&query, 1, level, &distance, NULL) == MINDGRID_OK && distance == 4,
           "a walker may start where it could not go");
}

int main(void) {
    int32_t level;
    expect(mindgrid_planner_abi_version() == MINDGRID_ABI_VERSION, "ABI version");
    expect(mindgrid_best_level() >= MINDGRID_LEVEL_PORTABLE, "there is always a level");
    for (level = MINDGRID_LEVEL_BEST; level <= mindgrid_best_level(); ++level) {
        answers(level);
        mistakes(level);
        null_outputs(level);
        start_in_a_wall(level);
    }
    expect(refusal(&along_the_row, 1, level, 484, NULL) == MINDGRID_ERROR_LEVEL,
           "too high a level");
    expect(refusal(&along_the_row, 1, -1, 484, NULL) == MINDGRID_ERROR_LEVEL, "no such level");
    return failures == 0 ? 0 : 1;
}
