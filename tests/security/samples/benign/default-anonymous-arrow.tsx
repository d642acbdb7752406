export default (props: { data?: { title?: string } }) => <h1>{props.data?.title ?? "Hello"}</h1>;
