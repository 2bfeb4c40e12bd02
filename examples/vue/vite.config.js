import vue from '@vitejs/plugin-vue';

export default {
  plugins: [
    // Tells Vue which tags are custom elements, not components.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'news-brief' } } }),
  ],
};
