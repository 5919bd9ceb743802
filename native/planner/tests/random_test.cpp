// The bitboards against a plain queue, on boards that nobody would think of.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "plain.h"

using namespace plain;

namespace {

constexpr int boards = 200'000;
constexpr size_t batch = 1'000;

// Reduced by hand: the standard distributions differ between libraries, and a failure must replay.
int below(std::mt19937& random, int bound) {
    return static_cast<int>(random() % static_cast<unsigned>(bound));
}

// 0 to 60 % walls, anywhere, also under the walker and under goals; 0 to 4 goals.
mindgrid_query random_query(std::mt19937& random) {
    const int wall_percent = below(random, 61);
    mindgrid_board walkable = {}, goals = {};
    for (int cell = 0; cell < cell_count; ++cell) {
        if (below(random, 100) >= wall_percent) insert(walkable, cell);
    }
    for (int left = below(random, 5); left > 0; --left) insert(goals, below(random, cell_count));
    return query(walkable, goals, below(random, cell_count), below(random, 4));
}

TEST(Random, EveryRouteEqualsThatOfAPlainQueue) {
    std::mt19937 random(20260101);
    std::vector<mindgrid_query> queries(batch);
    std::vector<int32_t> distances(batch), lengths(batch);
    std::vector<uint8_t> moves(batch * MINDGRID_MAX_ROUTE);
    int reachable = 0, starts_on_walls = 0, longest = 0;

    for (int done = 0; done < boards; done += static_cast<int>(batch)) {
        for (auto& query : queries) query = random_query(random);
        ASSERT_EQ(MINDGRID_OK,
                  mindgrid_distances(queries.data(), batch, distances.data(), nullptr));
        ASSERT_EQ(MINDGRID_OK, mindgrid_routes(queries.data(), batch, moves.data(),
                                               MINDGRID_MAX_ROUTE, lengths.data(), nullptr));
        for (size_t i = 0; i < batch; ++i) {
            const auto expected = shortest(queries[i]);
            const auto* row = moves.data() + i * MINDGRID_MAX_ROUTE;
            ASSERT_EQ(expected, text(row, lengths[i])) << "board " << done << " + " << i;
            ASSERT_EQ(distances[i], lengths[i]) << "board " << done << " + " << i;
            reachable += lengths[i] >= 0;
            starts_on_walls += !holds(queries[i].walkable, queries[i].start);
            longest = std::max(longest, lengths[i]);
        }
    }

    // The comparison is worth nothing if the boards are all alike.
    EXPECT_GT(reachable, boards / 3);
    EXPECT_LT(reachable, boards);
    EXPECT_GT(starts_on_walls, boards / 10);
    EXPECT_GT(longest, 40);
}

}  // namespace
