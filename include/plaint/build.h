/* build.h - which build of the program this is. */
#ifndef PLAINT_BUILD_H
#define PLAINT_BUILD_H

/* "0.1.0 1f0c…": the version and the beginning of the linker's build id, so that
 * two builds of one version can be told apart. */
const char *build_name(void);

#endif
