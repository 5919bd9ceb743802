/* The header must serve a plain C99 program that knows nothing else. */
#include <stdio.h>
#include <string.h>

#include "mindgrid_planner.h"

/* A size that is wrong makes this array type invalid. */
typedef char query_is_40_bytes[sizeof(mindgrid_query) == 40 ? 1 : -1];

static int failures = 0;

static void expect(int holds, const char* what) {
    if (holds) return;
    fprintf(stderr, "failed: %s\n", what);
    ++failures;
}

int main(void) {
    mindgrid_query query = {{0x7ff, 0}, {1u << 3, 0}, 0, MINDGRID_SOUTH, {0}};
    int32_t distance = 0;
    int32_t length = 0;
    uint8_t moves[MINDGRID_MAX_ROUTE];
    const uint8_t expected[] = {MINDGRID_LEFT, MINDGRID_FORWARD, MINDGRID_FORWARD,
                                MINDGRID_FORWARD};
    int32_t status;

    expect(mindgrid_planner_abi_version() == MINDGRID_ABI_VERSION, "ABI version");

    status = mindgrid_distances(&query, 1, &distance, NULL);
    expect(status == MINDGRID_OK && distance == 4, "distance along the northern row");

    status = mindgrid_routes(&query, 1, moves, sizeof moves, &length, NULL);
    expect(status == MINDGRID_OK && length == 4, "length of the route");
    expect(memcmp(moves, expected, sizeof expected) == 0, "left, then forward three times");

    query.start = 121;
    status = mindgrid_distances(&query, 1, &distance, NULL);
    expect(status == MINDGRID_ERROR_START, "a start outside the board");
    expect(strlen(mindgrid_status_text(status)) > 0, "the status has a text");

    return failures == 0 ? 0 : 1;
}
