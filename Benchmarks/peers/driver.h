// What every driver shares: it loads messages and patterns, compiles, and then does as it is told on
// standard input, one word a line, so that the runner can interleave the rounds of several engines:
//
//   round      scan every message once; answers the seconds of this thread's processor time
//   hits FILE  scan once and write each (message, pattern) as two 32-bit numbers, sorted
//   quit
//
// Usage: driver MESSAGES PATTERNS [--sample N]
// MESSAGES: for each message its length as a little-endian 32-bit number, then its bytes.
// PATTERNS: one a line. Both are read before any clock runs: a peer gets its text in memory.
#pragma once

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Hit {
  uint32_t message;
  uint32_t pattern;
  bool operator<(const Hit &other) const {
    return std::pair(message, pattern) < std::pair(other.message, other.pattern);
  }
  bool operator==(const Hit &other) const {
    return message == other.message && pattern == other.pattern;
  }
};

// Scans one message; tells `hit` each pattern that matches, any number of times.
struct Engine {
  virtual ~Engine() = default;
  // Compiles; prints to standard error and exits where it cannot.
  virtual void compile(const std::vector<std::string> &patterns) = 0;
  // `hits` is nullptr while it is timed; count matches then.
  virtual size_t scan(std::string_view text, uint32_t message, std::vector<Hit> *hits) = 0;
  // What the figures should say besides: patterns refused and the like, as JSON members.
  virtual std::string notes() const { return ""; }
};

inline double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

inline double wall_seconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

inline std::string read_file(const char *path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(2);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

inline int drive(Engine &engine, int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: %s MESSAGES PATTERNS [--sample N]\n", argv[0]);
    return 2;
  }
  size_t sample = SIZE_MAX;
  for (int i = 3; i + 1 < argc; i++)
    if (!strcmp(argv[i], "--sample")) sample = strtoull(argv[i + 1], nullptr, 10);

  const std::string bytes = read_file(argv[1]);
  std::vector<std::string_view> messages;
  for (size_t at = 0; at + 4 <= bytes.size() && messages.size() < sample;) {
    uint32_t length;
    memcpy(&length, bytes.data() + at, 4);
    messages.emplace_back(bytes.data() + at + 4, length);
    at += 4 + (size_t)length;
  }
  std::vector<std::string> patterns;
  std::ifstream lines(argv[2]);
  for (std::string line; std::getline(lines, line);) patterns.push_back(line);

  const double start = wall_seconds(), start_cpu = processor_seconds();
  engine.compile(patterns);
  printf("{\"compile\": %.6f, \"compile_cpu\": %.6f, \"messages\": %zu%s}\n",
         wall_seconds() - start, processor_seconds() - start_cpu, messages.size(),
         engine.notes().c_str());
  fflush(stdout);

  for (std::string command; std::cin >> command;) {
    if (command == "quit") break;
    std::vector<Hit> hits;
    std::string path;
    const bool listed = command == "hits";
    if (listed) std::cin >> path;
    size_t count = 0;
    const double begin = processor_seconds(), begin_wall = wall_seconds();
    for (size_t i = 0; i < messages.size(); i++)
      count += engine.scan(messages[i], (uint32_t)i, listed ? &hits : nullptr);
    const double seconds = processor_seconds() - begin, wall = wall_seconds() - begin_wall;
    if (listed) {
      std::sort(hits.begin(), hits.end());
      hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
      count = hits.size();
      FILE *out = fopen(path.c_str(), "wb");
      if (!out || fwrite(hits.data(), sizeof(Hit), hits.size(), out) != hits.size()) exit(3);
      fclose(out);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"seconds\": %.6f, \"wall\": %.6f, \"matches\": %zu, \"peak_kib\": %ld}\n", seconds,
           wall, count, usage.ru_maxrss);
    fflush(stdout);
  }
  return 0;
}
