/** An address whose `#` was escaped, with its query before the `#` again (`mended.js`). */
declare var mended: (path: string, query: string) => string | undefined;
