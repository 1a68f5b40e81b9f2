#if !__has_include(<zlib.h>)
#error "Falta zlib: instala zlib1g-dev (Debian, Ubuntu) o zlib (Homebrew), o usa «make»."
#else
#include <zlib.h>
#endif
