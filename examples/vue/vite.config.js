import vue from '@vitejs/plugin-vue';

export default {
  plugins: [
    // Vue is told which tags are no components of its own.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'news-brief' } } }),
  ],
};
