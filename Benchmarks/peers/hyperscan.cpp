// Hyperscan in block mode, one hs_scan a message.
//
// HS_FLAG_UTF8: `.` is a character. HS_FLAG_SINGLEMATCH: each pattern is told once a message, the
// cheapest mode that still says which patterns match. No HS_FLAG_CASELESS: text and patterns are
// folded already. No HS_FLAG_UCP and no start of match: both only cost. One scratch, one thread.
//
// A pattern Hyperscan refuses (look-around, back-references, more than ten seconds to compile) is
//   by default     compiled as HS_FLAG_PREFILTER if it takes it so, and its hits confirmed by PCRE2;
//   --refused loop matched by PCRE2 on every message.
// --mail: patterns are lines of `flags TAB mode TAB pattern` and the text is the original; flags i m
// s x become Hyperscan's, and mode `bytes` leaves HS_FLAG_UTF8 out.
#include <hs/hs.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "driver.h"
#include "pcre2.h"

static uint32_t pcre2_flags(const std::string &letters) {
  uint32_t flags = 0;
  for (char letter : letters) {
    if (letter == 'i') flags |= PCRE2_CASELESS;
    if (letter == 'm') flags |= PCRE2_MULTILINE;
    if (letter == 's') flags |= PCRE2_DOTALL;
    if (letter == 'x') flags |= PCRE2_EXTENDED;
  }
  return flags;
}

// Seconds of processor time.
static const unsigned compile_limit = 10;

class Hyperscan : public Engine {
 public:
  Hyperscan(bool is_mail, bool loops) : is_mail(is_mail), loops(loops) {}

  void compile(const std::vector<std::string> &patterns) override {
    std::vector<std::string> sources;
    std::vector<unsigned> flags, ids;
    confirm.assign(patterns.size(), -1);
    for (size_t id = 0; id < patterns.size(); id++) {
      std::string letters, mode = "any", source = patterns[id];
      if (is_mail) split(patterns[id], letters, mode, source);
      const bool is_bytes = mode == "bytes";
      unsigned flag = HS_FLAG_SINGLEMATCH | (is_bytes ? 0 : HS_FLAG_UTF8);
      for (char letter : letters) {
        if (letter == 'i') flag |= HS_FLAG_CASELESS;
        if (letter == 'm') flag |= HS_FLAG_MULTILINE;
        if (letter == 's') flag |= HS_FLAG_DOTALL;
        if (letter == 'x') source = "(?x)" + source;
      }
      if (accepts(source, flag)) {
        taken++;
      } else {
        std::string plain = is_mail ? source : patterns[id];
        PCRE2Pattern pattern(plain, is_bytes, pcre2_flags(letters));
        if (!pattern.is_valid()) {
          refused++;
          continue;
        }
        confirmers.push_back(std::move(pattern));
        if (!loops && accepts(source, flag | HS_FLAG_PREFILTER)) {
          flag |= HS_FLAG_PREFILTER;
          confirm[id] = (int)confirmers.size() - 1;
          filtered++;
        } else {
          looped.push_back({(uint32_t)id, confirmers.size() - 1});
          continue;
        }
      }
      sources.push_back(source);
      flags.push_back(flag);
      ids.push_back((unsigned)id);
    }
    std::vector<const char *> pointers;
    for (auto &source : sources) pointers.push_back(source.c_str());
    hs_compile_error_t *error = nullptr;
    if (hs_compile_multi(pointers.data(), flags.data(), ids.data(), (unsigned)pointers.size(),
                         HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS) {
      fprintf(stderr, "hyperscan: %s (pattern %d)\n", error->message, error->expression);
      exit(3);
    }
    hs_alloc_scratch(database, &scratch);
  }

  size_t scan(std::string_view text, uint32_t message, std::vector<Hit> *hits) override {
    Scan state{this, text, message, hits, 0};
    hs_scan(database, text.data(), (unsigned)text.size(), 0, scratch, found, &state);
    for (auto [id, pattern] : looped) {
      if (!confirmers[pattern].matches(text)) continue;
      state.count++;
      if (hits) hits->push_back({message, id});
    }
    return state.count;
  }

  std::string notes() const override {
    size_t bytes = 0;
    hs_database_size(database, &bytes);
    char text[200];
    snprintf(text, sizeof text,
             ", \"database_bytes\": %zu, \"taken\": %zu, \"prefiltered\": %zu, \"looped\": %zu,"
             " \"refused_by_all\": %zu",
             bytes, taken, filtered, looped.size(), refused);
    return text;
  }

 private:
  struct Scan {
    Hyperscan *engine;
    std::string_view text;
    uint32_t message;
    std::vector<Hit> *hits;
    size_t count;
  };

  static int found(unsigned id, unsigned long long, unsigned long long, unsigned, void *context) {
    Scan &state = *(Scan *)context;
    const int confirmer = state.engine->confirm[id];
    if (confirmer >= 0 && !state.engine->confirmers[(size_t)confirmer].matches(state.text))
      return 0;
    state.count++;
    if (state.hits) state.hits->push_back({state.message, id});
    return 0;
  }

  // Whether Hyperscan takes a pattern. Only compiling says for sure: an expression may pass
  // hs_expression_info and be too large. In a process of its own, since two of the mail patterns
  // (long repeats beside one another) had not compiled after minutes: what takes longer than
  // `compile_limit` counts as refused.
  static bool accepts(const std::string &source, unsigned flags) {
    const pid_t child = fork();
    if (child < 0) return false;
    if (child == 0) {
      const rlimit limit = {compile_limit, compile_limit};
      setrlimit(RLIMIT_CPU, &limit);
      hs_compile_error_t *error = nullptr;
      hs_database_t *alone = nullptr;
      _exit(hs_compile(source.c_str(), flags, HS_MODE_BLOCK, nullptr, &alone, &error) == HS_SUCCESS
                ? 0 : 1);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

  static void split(const std::string &line, std::string &letters, std::string &mode,
                    std::string &source) {
    const size_t first = line.find('\t'), second = line.find('\t', first + 1);
    letters = line.substr(0, first);
    mode = line.substr(first + 1, second - first - 1);
    source = line.substr(second + 1);
  }

  const bool is_mail, loops;
  hs_database_t *database = nullptr;
  hs_scratch_t *scratch = nullptr;
  std::vector<PCRE2Pattern> confirmers;
  std::vector<int> confirm;
  std::vector<std::pair<uint32_t, size_t>> looped;
  size_t taken = 0, filtered = 0, refused = 0;
};

int main(int argc, char **argv) {
  bool is_mail = false, loops = false;
  for (int i = 1; i < argc; i++) {
    if (!strcmp(argv[i], "--mail")) is_mail = true;
    if (!strcmp(argv[i], "--refused") && i + 1 < argc) loops = !strcmp(argv[i + 1], "loop");
  }
  Hyperscan engine(is_mail, loops);
  return drive(engine, argc, argv);
}
