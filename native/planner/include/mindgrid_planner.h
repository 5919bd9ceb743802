/*
 * mindgrid_planner: shortest turn-and-walk routes on a masked 11x11 grid.
 *
 * A walker stands on a cell and faces one of four headings. It may turn left,
 * turn right, or go forward by one cell. A query names the cells that may be
 * entered, the cells that end the journey, and where the walker starts; the
 * answer is the length of a shortest sequence of moves, or the moves themselves.
 *
 * Conventions
 *   cell      row * MINDGRID_STRIDE + column, 0..120; row 0 is the northernmost,
 *             column 0 the westernmost, so rows grow to the south.
 *   board     a set of cells: bit `cell` of the 128-bit number hi:lo.
 *   heading   east, south, west, north = 0..3 (clockwise).
 *   move      left, right, forward = 0..2, as grid worlds commonly number these
 *             actions. Left is heading - 1, right is heading + 1, both modulo 4.
 *
 * Meaning of a query
 *   - Forward needs the cell ahead to be on the board and in `walkable`.
 *     Nothing wraps around an edge. Turning is always possible.
 *   - The start cell need not be walkable (but must be on the board); a walker
 *     that leaves such a cell cannot come back to it.
 *   - The journey ends when the walker stands on a goal cell, whatever its
 *     heading. Starting on one gives length 0. A goal that is neither walkable
 *     nor the start cannot be reached; without goals nothing can.
 *   - Of all shortest move sequences the lexicographically smallest one under
 *     forward < left < right (not the moves' numbers) is returned, so answers
 *     are unique and portable.
 *
 * Contract
 *   - Stateless and thread-safe: nothing is kept between calls, no allocation, no
 *     exceptions. All memory belongs to the caller.
 *   - Every function that can fail returns a mindgrid_status as int32_t.
 *   - When a call fails, no output buffer has been written to except
 *     *failed_index.
 *   - Output buffers must not overlap each other or the queries.
 *   - A call uses at most 4 KiB of stack.
 *
 * Levels
 *   The same search exists for several instruction sets, which differ in speed
 *   and in nothing else. A call names one; MINDGRID_LEVEL_BEST is the fastest
 *   that the processor has. Ask about many boards in one call: from eight on,
 *   distances are found for several boards at once.
 *
 * The header compiles as C99 and as C++.
 */
#ifndef MINDGRID_PLANNER_H
#define MINDGRID_PLANNER_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#if defined(MINDGRID_PLANNER_BUILD)
#define MINDGRID_API __declspec(dllexport)
#else
#define MINDGRID_API __declspec(dllimport)
#endif
#else
#define MINDGRID_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Version of this interface; changes whenever a caller would have to. */
#define MINDGRID_ABI_VERSION 2

/** Cells per row and rows per board. */
#define MINDGRID_STRIDE 11

/** No route is longer: there are 121 cells times 4 headings. */
#define MINDGRID_MAX_ROUTE 484

/** Numbers in a distance field: one for each heading and cell. */
#define MINDGRID_FIELD 484

/** The distance, or the length of a route, where no goal can be reached. */
#define MINDGRID_UNREACHABLE (-1)

/** In place of a first move: the walker stands on a goal. */
#define MINDGRID_ARRIVED 254

/** In place of a first move: no goal can be reached. */
#define MINDGRID_NO_ROUTE 255

/** The direction that a walker faces; the row grows to the south. */
typedef enum mindgrid_heading {
    MINDGRID_EAST = 0,
    MINDGRID_SOUTH = 1,
    MINDGRID_WEST = 2,
    MINDGRID_NORTH = 3
} mindgrid_heading;

/** What a walker does in one move. */
typedef enum mindgrid_move {
    MINDGRID_LEFT = 0,   /**< same cell, heading - 1 modulo 4 */
    MINDGRID_RIGHT = 1,  /**< same cell, heading + 1 modulo 4 */
    MINDGRID_FORWARD = 2 /**< one cell ahead, same heading */
} mindgrid_move;

/** The instructions to search with; the result is the same. */
typedef enum mindgrid_level {
    MINDGRID_LEVEL_BEST = 0,     /**< the highest of the others that this processor has */
    MINDGRID_LEVEL_PORTABLE = 1, /**< standard C++; everywhere */
    MINDGRID_LEVEL_AVX2 = 2,     /**< x86-64 with AVX2 */
    MINDGRID_LEVEL_AVX512 = 3    /**< x86-64 with AVX-512 F, VL and VBMI2 */
} mindgrid_level;

/** What a function returns. */
typedef enum mindgrid_status {
    MINDGRID_OK = 0,
    MINDGRID_ERROR_NULL = 1,     /**< a required pointer is null */
    MINDGRID_ERROR_START = 2,    /**< start is not one of the 121 cells */
    MINDGRID_ERROR_HEADING = 3,  /**< heading is not 0..3 */
    MINDGRID_ERROR_BOARD = 4,    /**< a board has a bit outside the 121 cells */
    MINDGRID_ERROR_CAPACITY = 5, /**< a route is longer than moves_stride */
    MINDGRID_ERROR_RESERVED = 6, /**< a reserved byte is not 0 */
    MINDGRID_ERROR_LEVEL = 7,    /**< no mindgrid_level, or one that this processor has not */
    MINDGRID_ERROR_COUNT = 8     /**< no memory could hold so many queries or answers */
} mindgrid_status;

/** A set of cells: cells 0..63 in lo, cells 64..120 in hi; hi's top 7 bits are 0. */
typedef struct mindgrid_board {
    uint64_t lo;
    uint64_t hi;
} mindgrid_board;

/** One question; 40 bytes, without padding. */
typedef struct mindgrid_query {
    mindgrid_board walkable; /**< cells that forward may enter */
    mindgrid_board goals;    /**< cells that end the journey; may be empty */
    uint8_t start;           /**< cell, 0..120 */
    uint8_t heading;         /**< a mindgrid_heading */
    uint8_t reserved[6];     /**< must be 0 */
} mindgrid_query;

/** The MINDGRID_ABI_VERSION that the library was built with: compare it at load. */
MINDGRID_API int32_t mindgrid_planner_abi_version(void);

/** The mindgrid_level that MINDGRID_LEVEL_BEST stands for here; the lower ones are there, too. */
MINDGRID_API int32_t mindgrid_best_level(void);

/**
 * A short English text for a status, never null, valid for ever and not to be
 * freed; "unknown status" for a number that is not a mindgrid_status.
 */
MINDGRID_API const char* mindgrid_status_text(int32_t status);

/**
 * The length of a shortest route for each query.
 *
 * The other functions share these parameters, and check in this order: LEVEL;
 * a count of 0, which is MINDGRID_OK and reads no pointer; NULL; COUNT; each
 * query in turn for RESERVED, START, HEADING, BOARD.
 *
 * @param queries      [count]
 * @param count        number of queries.
 * @param level        a mindgrid_level.
 * @param distances    [count], number of moves, or MINDGRID_UNREACHABLE.
 * @param failed_index may be null; receives the index of the first bad query
 *                     when the status is about a query, else stays untouched.
 * @return             a mindgrid_status.
 */
MINDGRID_API int32_t mindgrid_distances(const mindgrid_query* queries, size_t count, int32_t level,
                                        int32_t* distances, size_t* failed_index);

/**
 * The first move of the lexicographically smallest shortest route for each query.
 *
 * @param moves        [count], each a mindgrid_move, MINDGRID_ARRIVED or
 *                     MINDGRID_NO_ROUTE.
 */
MINDGRID_API int32_t mindgrid_first_moves(const mindgrid_query* queries, size_t count,
                                          int32_t level, uint8_t* moves, size_t* failed_index);

/**
 * The lexicographically smallest shortest route for each query.
 *
 * @param moves        [count * moves_stride] bytes, each a mindgrid_move; route i
 *                     starts at moves + i * moves_stride. Bytes beyond a route's
 *                     length stay untouched.
 * @param moves_stride bytes between two routes. A route that does not fit gives
 *                     MINDGRID_ERROR_CAPACITY. From MINDGRID_MAX_ROUTE on every
 *                     route fits; below it each distance is found first, to keep
 *                     the promise that a failing call writes nothing.
 * @param lengths      [count], number of moves, or MINDGRID_UNREACHABLE.
 */
MINDGRID_API int32_t mindgrid_routes(const mindgrid_query* queries, size_t count, int32_t level,
                                     uint8_t* moves, size_t moves_stride, int32_t* lengths,
                                     size_t* failed_index);

/**
 * How far it is from the start to every heading on every cell; goals are checked
 * but play no part.
 *
 * @param fields       [count * MINDGRID_FIELD]; number heading * 121 + cell of
 *                     field i is the fewest moves after which the walker can
 *                     stand on that cell with that heading, or
 *                     MINDGRID_UNREACHABLE.
 */
MINDGRID_API int32_t mindgrid_fields_from(const mindgrid_query* queries, size_t count,
                                          int32_t level, int16_t* fields, size_t* failed_index);

/**
 * How far it is to the goals from every heading on every cell; start and heading
 * are checked but play no part.
 *
 * @param fields       [count * MINDGRID_FIELD]; number heading * 121 + cell of
 *                     field i is the distance of the query that starts there, or
 *                     MINDGRID_UNREACHABLE. Cells that are not walkable have
 *                     one, too: a walker may stand on them at the start.
 */
MINDGRID_API int32_t mindgrid_fields_to(const mindgrid_query* queries, size_t count, int32_t level,
                                        int16_t* fields, size_t* failed_index);

#ifdef __cplusplus
}
#endif

#endif /* MINDGRID_PLANNER_H */
