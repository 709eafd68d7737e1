import { ref } from 'vue'

/** Why the application cannot begin at all: the server did not say who is here. */
export const trouble = ref('')
