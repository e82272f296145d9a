# What an installed site needs beside the program: units, completions, the config, and
# the Debian package (cmake --preset package; cmake --build --preset package).
set(packaging ${CMAKE_SOURCE_DIR}/packaging)
install(FILES ${packaging}/completions/plaint.bash RENAME plaint
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${packaging}/completions/_plaint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${packaging}/completions/plaint.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${packaging}/sshd_plaint.conf config/plaint.conf.example
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/plaint/examples)
install(PROGRAMS ${packaging}/notify/notify-hand-on ${packaging}/notify/notify-run
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/plaint/examples)
install(FILES ${packaging}/notify/plaint-notify.path ${packaging}/notify/plaint-notify.service
  ${packaging}/notify/plaint-notify.tmpfiles DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/plaint/examples)

if(PLAINT_SITE)
  install(FILES ${packaging}/plaint.service ${packaging}/plaint.socket DESTINATION /usr/lib/systemd/system)
  install(FILES ${packaging}/plaint.conf DESTINATION /etc/plaint)
  set(doc ${CMAKE_BINARY_DIR}/package-doc)
  file(MAKE_DIRECTORY ${doc})
  set(VERSION ${PROJECT_VERSION})
  configure_file(${packaging}/debian/changelog ${doc}/changelog @ONLY)
  execute_process(COMMAND gzip -9nf ${doc}/changelog)
  install(FILES ${doc}/changelog.gz ${packaging}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/plaint)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON)
set(CPACK_PACKAGE_VENDOR "plaint")
set(CPACK_PACKAGE_CONTACT "plaint authors <plaint@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desk of a utility's complaint hotline in a terminal")
set(CPACK_PACKAGE_DESCRIPTION
"Hotline staff type a complaint while the caller is talking, shift leads watch
queues and clocks, on-call staff act on safety complaints over SSH. Deadlines
with working calendars (make-up days included), records in an embedded store
with a chain of events, Chinese and English throughout.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, tzdata, libical3, libxlsxwriter4")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "openssh-server, ncurses-term, locales")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/debian/postinst ${packaging}/debian/prerm
  ${packaging}/debian/postrm ${packaging}/debian/conffiles)
include(CPack)
