import js from '@eslint/js'
import typescript from 'typescript-eslint'

export default typescript.config(
  { ignores: ['dist/'] },
  js.configs.recommended,
  typescript.configs.strict,
  {
    rules: {
      'no-undef': 'off', // the types know
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
)
