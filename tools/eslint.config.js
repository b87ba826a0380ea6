// What `make check` asks of the scripts in `public/`, beside their types.

import js from '@eslint/js';

export default [
  js.configs.recommended,
  {
    rules: {
      // TypeScript finds those, and knows what is global where.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-implicit-coercion': ['error', { boolean: false }],
      'no-shadow': 'error',
      'no-unused-expressions': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // It runs in any browser that ever had JavaScript.
    files: ['public/guard.js', 'public/copy.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script' },
    rules: {
      'no-unused-vars': ['error', { caughtErrors: 'none' }],
      'no-var': 'off',
      'object-shorthand': 'off',
      'prefer-const': 'off',
    },
  },
];
