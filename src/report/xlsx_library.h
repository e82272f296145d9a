/* xlsx_library.h - libxlsxwriter, loaded when a workbook is written: it brings OpenSSL
 * along, half of what the dynamic loader has to do at every start of the program. */
#ifndef PLAINT_REPORT_XLSX_LIBRARY_H
#define PLAINT_REPORT_XLSX_LIBRARY_H

#include <xlsxwriter.h>

#include "plaint/error.h"

/* Each function of libxlsxwriter's that is used, by its own name and type. */
#define XLSX_FUNCTIONS(F) \
	F(chart_add_series) \
	F(chart_axis_set_reverse) \
	F(chart_series_set_categories) \
	F(chart_series_set_name) \
	F(chart_series_set_values) \
	F(chart_title_set_name) \
	F(format_set_bold) \
	F(format_set_num_format) \
	F(format_set_text_wrap) \
	F(lxw_rowcol_to_cell) \
	F(lxw_strerror) \
	F(workbook_add_chart) \
	F(workbook_add_format) \
	F(workbook_add_worksheet) \
	F(workbook_close) \
	F(workbook_new) \
	F(worksheet_freeze_panes) \
	F(worksheet_insert_chart) \
	F(worksheet_set_column) \
	F(worksheet_write_formula_num) \
	F(worksheet_write_number) \
	F(worksheet_write_string)

struct xlsx_library {
#define XLSX_MEMBER(name) __typeof__(name) *name;
	XLSX_FUNCTIONS(XLSX_MEMBER)
#undef XLSX_MEMBER
};

/* Loaded at the first call; NULL with *err when it is not on this machine. Not for
 * several threads at once. */
const struct xlsx_library *xlsx_library(struct err *err);

#endif
