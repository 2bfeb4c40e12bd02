/* The comments of an article as a developer of a news page would write them
   with Preact: prerendered, hydrated, kept as one list in localStorage. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { memo } from 'preact/compat';

const PAGE = 20;
const LIMIT = 1000;

const when = (published) => new Date(published).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' });

const Comment = memo(({ comment, own, liked, onLike, onRemove }) => (
  <li class="comment" id={`comment-${comment.id}`}>
    <b>{comment.author}</b> <time dateTime={comment.published}>{when(comment.published)}</time>
    <p>{comment.text || '（无文字）'}</p>
    <button type="button" aria-pressed={liked} onClick={() => onLike(comment.id)}>赞{liked ? ' 1' : ''}</button>
    {own && <button type="button" onClick={() => onRemove(comment.id)}>删除</button>}
  </li>
));

const Composer = ({ onPublish }) => {
  const field = useRef();
  const [count, setCount] = useState(0);
  const publish = (event) => {
    event.preventDefault();
    const text = field.current.value.trim();
    if (!text || text.length > LIMIT) return;
    onPublish(text);
    field.current.value = '';
    setCount(0);
  };
  return (
    <form onSubmit={publish}>
      <textarea id="composer" rows="3" aria-label="写评论" placeholder="说说你的看法" ref={field} onInput={({ target }) => setCount(target.value.length)} />
      <span>{count}/{LIMIT}</span> <button id="publish">发布</button>
    </form>
  );
};

export const Comments = ({ article }) => {
  const [own, setOwn] = useState([]);
  // After hydration, which wants what was prerendered: the reader's own.
  useEffect(() => setOwn(JSON.parse(localStorage.comments ?? '[]')), []);
  const [liked, setLiked] = useState([]);
  const [shown, setShown] = useState(PAGE);
  const keep = (list) => {
    localStorage.comments = JSON.stringify(list);
    setOwn(list);
  };
  const actions = useRef();
  actions.current = {
    publish: (text) => keep([...own, { id: `own-${Date.now()}`, author: '我', published: new Date().toISOString(), text }]),
    remove: (id) => keep(own.filter((comment) => comment.id !== id)),
    like: (id) => setLiked(liked.includes(id) ? liked.filter((other) => other !== id) : [...liked, id]),
  };
  const onLike = useMemo(() => (id) => actions.current.like(id), []);
  const onRemove = useMemo(() => (id) => actions.current.remove(id), []);
  const count = own.length + article.comments.length;
  const list = [...own.slice(-shown).reverse(), ...article.comments].slice(0, shown);
  const mine = new Set(own.slice(-shown).map(({ id }) => id));
  return (
    <>
      <h2>评论 {count}</h2>
      <Composer onPublish={(text) => actions.current.publish(text)} />
      <ul id="list">
        {list.map((comment) => (
          <Comment key={comment.id} comment={comment} own={mine.has(comment.id)} liked={liked.includes(comment.id)} onLike={onLike} onRemove={onRemove} />
        ))}
      </ul>
      {count > shown && <button type="button" onClick={() => setShown(shown + PAGE)}>更多评论</button>}
    </>
  );
};
