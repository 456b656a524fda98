#ifndef QSITE_CHECK_TABLES_RELATION_H
#define QSITE_CHECK_TABLES_RELATION_H

#include "check/tables.h"

/* Columns that two others give; for tables_relation*.c alone. */

enum op {
	OP_SHARE,    /* a / b, as a percentage */
	OP_PART,     /* a / (a + b), as a percentage */
	OP_QUOTIENT, /* a / b */
	OP_PLUS,     /* a + b */
	OP_GROWTH,   /* a / b - 1, as a percentage */
	OP_REST,     /* 100 % - a */
	OP_TOTAL,    /* a / the total of its column, as a percentage */
};

enum evidence {
	EVIDENCE_NONE,
	EVIDENCE_KIND,  /* the head says that something like this is computed */
	EVIDENCE_NAMES, /* it says of what, too */
};

struct relation {
	const struct sheet *sheet;
	size_t target, first, second;
	size_t base;             /* that other shares of the table have; SIZE_MAX: none known */
	size_t columns;          /* among which it has been searched */
	size_t fits, odd, exact; /* rows */
	double digits;           /* that agree, over all rows */
	double total;            /* of OP_TOTAL */
	enum op op;
	enum evidence evidence;
	bool implied; /* the total is what most rows give */
};

enum evidence
relation_evidence(const struct relation *relation);

/* The total that most rows of OP_TOTAL agree on; 0: none. */
double
relation_implied_total(const struct relation *relation);

/* The target and the operands of a row; false when one is missing. */
bool
relation_cells(const struct relation *relation, size_t row, const struct entry *cells[3]);

enum verdict
relation_verdict(const struct relation *relation, const struct entry *const cells[3]);

/* From the figures as written. */
double
relation_value(const struct relation *relation, const struct entry *const cells[3]);

/* Tells what is wrong with a row, if anything is. */
void
relation_find(const struct relation *relation, size_t row);

#endif
