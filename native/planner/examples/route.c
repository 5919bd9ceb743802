/*
 * Finds a shortest route on a board that is drawn as text, and prints its moves.
 *
 *   cc route.c -I../include -L<folder of the library> -lmindgrid_planner -o route
 */
#include <stdio.h>

#include "mindgrid_planner.h"

/* The walker starts at >, facing east, and wants to G; # cannot be walked on. */
static const char drawing[] =
    "..........."
    ".>...#....."
    ".....#....."
    ".....#....."
    ".....#..G.."
    ".....#....."
    "..........."
    "..........."
    "..........."
    "..........."
    "...........";

static void insert(mindgrid_board* board, int cell) {
    if (cell < 64) {
        board->lo |= (uint64_t)1 << cell;
    } else {
        board->hi |= (uint64_t)1 << (cell - 64);
    }
}

static mindgrid_query read_drawing(void) {
    mindgrid_query query = {{0, 0}, {0, 0}, 0, MINDGRID_EAST, {0}};
    int cell;
    for (cell = 0; cell < MINDGRID_STRIDE * MINDGRID_STRIDE; ++cell) {
        if (drawing[cell] != '#') insert(&query.walkable, cell);
        if (drawing[cell] == 'G') insert(&query.goals, cell);
        if (drawing[cell] == '>') query.start = (uint8_t)cell;
    }
    return query;
}

int main(void) {
    static const char* const names[] = {"left", "right", "forward"};
    const mindgrid_query query = read_drawing();
    uint8_t moves[MINDGRID_MAX_ROUTE];
    int32_t length, status, i;

    if (mindgrid_planner_abi_version() != MINDGRID_ABI_VERSION) {
        fprintf(stderr, "The library is of another version than the header.\n");
        return 1;
    }
    status = mindgrid_routes(&query, 1, MINDGRID_LEVEL_BEST, moves, sizeof moves, &length, NULL);
    if (status != MINDGRID_OK) {
        fprintf(stderr, "%s\n", mindgrid_status_text(status));
        return 1;
    }
    printf("%d moves:", (int)length);
    for (i = 0; i < length; ++i) printf(" %s", names[moves[i]]);
    printf("\n");
    return 0;
}
