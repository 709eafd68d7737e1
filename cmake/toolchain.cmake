# Compiler, linker and cache settings shared by every target.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG -D_FORTIFY_SOURCE=2")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror
                    -fstack-protector-strong -fno-omit-frame-pointer)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(MINGBAI_SANITIZE)
  add_compile_options(-fsanitize=${MINGBAI_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${MINGBAI_SANITIZE})
endif()

if(MINGBAI_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # coverage, or the fuzzer is blind
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
add_link_options(-Wl,--gc-sections -pie)

find_program(CCACHE ccache)
if(CCACHE)
  # Without these a precompiled header defeats the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()

# Two cores: one heavy translation unit (Beast, CLI11) at a time when sanitized.
set_property(GLOBAL PROPERTY JOB_POOLS heavy=1)
